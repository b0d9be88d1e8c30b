/** Whether a field in here holds text that the page did not put there; a search is nothing to lose. */
export function hasTypedText(within: HTMLElement): boolean {
  const fields = within.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "input:not([type=hidden], [type=search], [type=radio], [type=checkbox], [readonly]), textarea",
  );
  return [...fields].some((field) => field.value !== "" && field.value !== field.defaultValue);
}
