/** Arrow keys, Home and End among the rooms of a list; up from the first one, back to the search. */
export function walkRooms(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const rows = rowsIn(event.currentTarget);
  const at = rows.indexOf(event.target as HTMLElement);
  if (at === -1) return;
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const box = event.currentTarget.closest("aside");
  const search = box?.querySelector<HTMLElement>("input[type=search]");
  (next < 0 ? search : rows[next])?.focus();
}

/** The links to rooms in there, in the order in which they are seen. */
export function rowsIn(list: Element | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(".rooms a.row") ?? [])];
}
