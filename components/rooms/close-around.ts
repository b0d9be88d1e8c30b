/** Closes the popover that `element` stands in; the focus returns to the button that opened it. */
export function closeAround(element: HTMLElement | null): void {
  element?.closest<HTMLElement>("[popover]")?.hidePopover();
}
