import type { MemberView } from "@/lib/contract/views";

/** The members whose name has all the typed words in it; case and accents do not matter. */
export function namesWith(query: string, members: MemberView[]): MemberView[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return members.filter(({ user }) => words.every((word) => plain(user.name).includes(word)));
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
