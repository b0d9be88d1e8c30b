/**
 * Without vowels, so that no word comes out, and of signs that look alike in chalk (0 O, 1 I L, 2 Z,
 * 5 S, 6 G, 8 B, U V) one at most. Eight of them make 1.1e11 codes.
 */
export const shortCodeAlphabet = "BCDFGHJKMNPQRSTVWXYZ3479";

const shape = new RegExp(`^[${shortCodeAlphabet}]{8}$`);

/**
 * The eight characters of a short code in what somebody typed, in any case and width, with dashes
 * and spaces or without; null for anything else.
 */
export function readShortCode(text: string): string | null {
  if (text.length > 32) return null;
  const plain = text
    .normalize("NFKC")
    .replace(/[\s\p{Pd}]/gu, "")
    .toUpperCase();
  return shape.test(plain) ? plain : null;
}

/** As it stands on the blackboard and in links: "BCDF-3479". */
export function writeShortCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
