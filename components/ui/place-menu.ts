const gap = 4;
const margin = 8;

/** Puts a menu under its button, their right edges in line; above it where there is no room below. */
export function placeMenu(menu: HTMLElement, owner: DOMRect): void {
  const height = menu.offsetHeight;
  const below = owner.bottom + gap;
  const isTooLow = below + height > innerHeight - margin;
  const top = isTooLow ? Math.max(margin, owner.top - gap - height) : below;
  menu.style.top = `${top}px`;
  menu.style.right = `${Math.max(margin, document.documentElement.clientWidth - owner.right)}px`;
}
