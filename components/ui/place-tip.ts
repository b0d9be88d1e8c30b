const gap = 6;
const margin = 8;

/**
 * Puts a tooltip under its owner, above it where there is no room or it is asked for, always inside
 * the window.
 */
export function placeTip(tip: HTMLElement, owner: DOMRect, isAbove: boolean): void {
  const { width, height } = tip.getBoundingClientRect();
  const below = owner.bottom + gap;
  const above = owner.top - gap - height;
  const isBelow = isAbove ? above < margin : below + height <= innerHeight;
  const top = isBelow ? below : above;
  const centred = owner.left + owner.width / 2 - width / 2;
  const left = Math.max(margin, Math.min(centred, innerWidth - width - margin));
  tip.style.top = `${top}px`;
  tip.style.left = `${left}px`;
}
