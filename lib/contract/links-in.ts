/**
 * The web addresses in a message's body, in their order. Punctuation that ends a sentence, and a
 * bracket that was opened before the address, do not belong to it.
 */
export function linksIn(body: string): string[] {
  const found = body.match(/https?:\/\/[^\s<>"“”]+/gi) ?? [];
  return found.map(trimEnd).filter((address) => URL.canParse(address));
}

const notAtEnd = new Set(".,:;!?'’*_~|…");

function trimEnd(address: string): string {
  let unclosed = 0;
  for (const letter of address) unclosed += letter === ")" ? 1 : letter === "(" ? -1 : 0;
  let end = address.length;
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    if (last === ")" && unclosed > 0) unclosed--;
    else if (!notAtEnd.has(last)) break;
  }
  return address.slice(0, end);
}
