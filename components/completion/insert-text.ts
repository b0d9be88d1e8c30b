/**
 * Puts a text into a field in place of what stands from `from` to `to`, by default of what is
 * selected, as if it had been typed: it can be undone, and whoever listens hears of it.
 */
export function insertText(
  field: HTMLTextAreaElement,
  text: string,
  from = field.selectionStart,
  to = field.selectionEnd,
): void {
  field.focus();
  field.setSelectionRange(from, to);
  // Deprecated, and the one way that keeps the browser's undo.
  if (document.execCommand?.("insertText", false, text)) return;
  field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
