import { foldedText } from "@/lib/contract/fold-text";

/**
 * How well a name fits what was typed of it, the lower the better: its beginning, the beginning of
 * one of its words; null where it does not fit. Accents and case are no matter.
 */
export function fitOf(name: string, query: string): number | null {
  const folded = foldedText(name);
  const wanted = foldedText(query).trim();
  if (folded.startsWith(wanted)) return 0;
  return folded.split(/[\s-]/).some((word) => word.startsWith(wanted)) ? 1 : null;
}

/** Those that fit, the best first, else as they came. A name that stands there in full needs nothing. */
export function bestFits<T>(all: readonly T[], nameOf: (one: T) => string, query: string): T[] {
  const fitting = all.flatMap((one) => {
    const fit = fitOf(nameOf(one), query);
    return fit === null ? [] : [{ one, fit }];
  });
  if (fitting.length === 1 && fitting[0] && nameOf(fitting[0].one) === query.trim()) return [];
  return fitting.sort((a, b) => a.fit - b.fit).map(({ one }) => one);
}
