/** Whether nobody can see this page now: another tab is in front, or the screen is off. */
export function isHidden(): boolean {
  return document.visibilityState === "hidden";
}
