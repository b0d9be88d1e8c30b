type Click = Pick<MouseEvent, "button" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey">;

/** A click that means "here", not "in a new tab", "save" or "menu". */
export function isPlainClick(click: Click): boolean {
  return click.button === 0 && !click.metaKey && !click.ctrlKey && !click.shiftKey && !click.altKey;
}

/**
 * Goes to one of our own paths without asking the server for a page: Next's router follows
 * `history.pushState` (usePathname changes), and the shell shows the view of that path.
 */
export function navigate(path: string): void {
  if (path === `${location.pathname}${location.search}`) return;
  history.pushState(null, "", path);
}

const roomPath = /^\/rooms\/([^/?#]+)/;
const notRooms = new Set(["new", "browse"]);

/** The room that a path shows, details and settings included; null for other pages. */
export function roomIdOf(path: string): string | null {
  const id = roomPath.exec(path)?.[1];
  return id === undefined || notRooms.has(id) ? null : decodeURIComponent(id);
}
