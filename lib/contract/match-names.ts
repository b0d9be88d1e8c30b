/** Whether all the typed words are parts of the text; case, accents and width do not matter. */
export function hasWords(text: string, query: string): boolean {
  const plainText = plain(text);
  const words = plain(query).split(/\s+/).filter(Boolean);
  return words.every((word) => plainText.includes(word));
}

/** How well a name that has all the typed words begins with them, the lower the better. */
export function rankName(name: string, query: string): 0 | 1 | 2 {
  const typed = plain(query).trim();
  const at = plain(name);
  if (at.startsWith(typed)) return 0;
  return at.includes(` ${typed}`) ? 1 : 2;
}

/** Upper case, since it knows more letters to be the same: ß and SS, both small sigmas. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/[ØŁĐÆŒ]/g, (letter) => withoutStroke[letter] ?? letter);
}

/** Accents that Unicode takes for part of the letter. */
const withoutStroke: Record<string, string> = { Ø: "O", Ł: "L", Đ: "D", Æ: "AE", Œ: "OE" };
