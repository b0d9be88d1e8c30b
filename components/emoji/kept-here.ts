/** A text kept on this device; what cannot be kept is forgotten with the page. */
export const keptHere = {
  read(key: string): string {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  },
  write(key: string, text: string): void {
    try {
      localStorage.setItem(key, text);
    } catch {
      // Full or blocked.
    }
  },
};
