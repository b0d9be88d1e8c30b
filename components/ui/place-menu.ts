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

/** Puts a menu where it was asked for, a button or the pointer, always inside the window. */
export function placeMenuAt(menu: HTMLElement, at: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + height <= innerHeight - margin;
  const top = below ? at.bottom : Math.max(margin, at.top - height);
  const left = Math.min(at.left, document.documentElement.clientWidth - width - margin);
  menu.style.top = `${Math.min(top, Math.max(margin, innerHeight - height - margin))}px`;
  menu.style.left = `${Math.max(margin, left)}px`;
}
