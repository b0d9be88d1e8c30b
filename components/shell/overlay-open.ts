/** Whether something lies over the page that keys belong to first: a dialog, a menu, the drawer. */
export function isOverlayOpen(): boolean {
  const parts = document.querySelectorAll<HTMLElement>("dialog, [popover=auto], [inert]");
  return [...parts].some(
    (part) => part.inert || (part instanceof HTMLDialogElement ? part.open : isPopoverOpen(part)),
  );
}

function isPopoverOpen(part: HTMLElement): boolean {
  return part.popover === "auto" && part.matches(":popover-open");
}
