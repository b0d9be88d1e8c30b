import type { MessageView } from "@/lib/contract/views";

/** A message's own address within this Hearth: its room, opened around it. */
export function messagePath({ roomId, seq }: Pick<MessageView, "roomId" | "seq">): string {
  return `/rooms/${encodeURIComponent(roomId)}?message=${seq}`;
}

/** The place of the message that an address names; null for none. */
export function readMessageSeq(search: URLSearchParams): number | null {
  const text = search.get("message") ?? "";
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
