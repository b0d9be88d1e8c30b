export type TextPart = { text: string; href?: string };

/**
 * Cuts a message's plain text into words and web addresses. Only http and https become links;
 * punctuation that ends a sentence, and a bracket that was opened before the address, stay text.
 */
export function findLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"“”]+/gi)) {
    const address = trimEnd(match[0]);
    if (!URL.canParse(address)) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: address, href: address });
    from = match.index + address.length;
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from) });
  return parts;
}

function trimEnd(address: string): string {
  let end = address.replace(/[.,:;!?'’*_…]+$/, "");
  while (end.endsWith(")") && count(end, ")") > count(end, "(")) end = end.slice(0, -1);
  return end === address ? end : trimEnd(end);
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}
