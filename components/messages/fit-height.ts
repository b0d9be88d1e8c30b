/** Grows a text field with its lines, where CSS `field-sizing` cannot; the style sheet caps it. */
export function fitHeight(field: HTMLTextAreaElement): void {
  if (typeof CSS === "undefined" || CSS.supports?.("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
