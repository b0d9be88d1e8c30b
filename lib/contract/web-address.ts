const longest = 2_000;
/** What comes after "](" is another one. */
const address = /https?:\/\/(?:[^\s<>"“”\]]|\](?!\())+/iy;
const notAtEnd = new Set(".,:;!?'’*_~|…");

/**
 * The web address that begins at a place of a text, or null. Punctuation that ends a sentence, marks
 * of Markdown and a bracket that was opened before the address do not belong to it.
 */
export function addressAt(text: string, at: number): string | null {
  address.lastIndex = at;
  const found = address.exec(text)?.[0].slice(0, longest);
  const href = found && trimEnd(found);
  return href && isSafeAddress(href) ? href : null;
}

/** Whether an address may be followed: where it leads is a page or a mail, and never a script. */
export function isSafeAddress(href: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.test(href) && URL.canParse(href);
}

/** Whether words that lead to `href` read like the address of something else. */
export function pretends(words: string, href: string): boolean {
  const [, host] =
    /^\s*(?:https?:\/*)?((?:[\w-]{1,63}\.){1,9}[a-z]{2,20})(?![\w.])/i.exec(words) ?? [];
  if (host === undefined) return /^\s*https?:/i.test(words);
  return host.toLowerCase() !== new URL(href).hostname;
}

function trimEnd(found: string): string {
  let end = found.length;
  let unclosed = 0;
  for (const letter of found) unclosed += letter === ")" ? 1 : letter === "(" ? -1 : 0;
  for (; end > 0; end--) {
    const last = found.charAt(end - 1);
    if (last === ")" && unclosed > 0) unclosed--;
    else if (!notAtEnd.has(last)) break;
  }
  return found.slice(0, end);
}
