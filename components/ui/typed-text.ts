/** Whether a field in here holds text that the page did not put there. */
export function hasTypedText(within: HTMLElement): boolean {
  const fields = within.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "input:not([type=hidden], [type=radio], [type=checkbox], [readonly]), textarea",
  );
  return [...fields].some((field) => field.value !== "" && field.value !== field.defaultValue);
}
