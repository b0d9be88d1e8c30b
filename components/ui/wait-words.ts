const endings: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };
const rules = new Intl.PluralRules("en", { type: "ordinal" });

/** "1st", "2nd", "11th". */
export function ordinal(n: number): string {
  return `${n}${endings[rules.select(n)]}`;
}

/** What somebody in line is told; `place` counts from 1. */
export function waitWords(place: number): string {
  return `You are ${ordinal(place)} in line. We will tell you when a seat is free.`;
}
