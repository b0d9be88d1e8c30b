/** The invitation code in a pasted link, or in text that can only be a code; null for a room's name. */
export function codeIn(text: string): string | null {
  const typed = text.trim();
  const fromLink = /\/join\/([A-Za-z0-9_-]{8,64})(?:[/?#]|$)/.exec(typed)?.[1];
  if (fromLink) return fromLink;
  // 128 random bits in base64url are 22 characters; no one calls a room that without a space.
  return /^[A-Za-z0-9_-]{20,64}$/.test(typed) ? typed : null;
}
