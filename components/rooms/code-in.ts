import { readShortCode, writeShortCode } from "@/lib/contract/short-codes";

/**
 * The code in a pasted link, a short code however it was typed, or text that can only be a code;
 * null for a room's name.
 */
export function codeIn(text: string): string | null {
  const typed = text.trim();
  const inLink = /\/join\/([A-Za-z0-9_-]{8,64})(?:[/?#]|$)/.exec(typed)?.[1];
  const short = readShortCode(inLink ?? typed);
  if (short) return writeShortCode(short);
  if (inLink) return inLink;
  // 144 random bits in base64url are 24 characters; no one calls a room that without a space.
  return /^[A-Za-z0-9_-]{20,64}$/.test(typed) ? typed : null;
}
