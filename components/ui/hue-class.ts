const hues = [20, 45, 75, 110, 145, 175, 205, 235, 265, 295, 325, 350];

/** The same one of twelve hues for the same id, everywhere and always (32-bit FNV-1a). */
export function hueClass(id: string): string {
  let hash = 0x811c9dc5;
  for (const letter of id) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return `hue-${hues[hash % hues.length]}`;
}
