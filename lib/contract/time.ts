/**
 * Times as people read them. Pure: the same moment, zone and `now` give the same text on the
 * server and in the browser, so nothing re-flows when scripts start.
 */
const locale = "en-GB";
const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

type Moment = string | number | Date;

/** The zone, if this machine knows it; else UTC. */
export function knownTimeZone(name: unknown): string {
  if (typeof name !== "string" || name === "" || name.length > 64) return "UTC";
  try {
    new Intl.DateTimeFormat(locale, { timeZone: name });
    return name;
  } catch {
    return "UTC";
  }
}

/** "14:02" */
export function clockTime(at: Moment, timeZone: string): string {
  return format(at, timeZone, "clock", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** "Today", "Yesterday", "Monday", "12 March", with the year if it is not this one. */
export function dayLabel(at: Moment, timeZone: string, now: Moment): string {
  const daysAgo = (dayNumber(now, timeZone) - dayNumber(at, timeZone)) / dayMs;
  if (daysAgo === 0) return "Today";
  if (daysAgo === 1) return "Yesterday";
  if (daysAgo > 1 && daysAgo < 7) return weekday(at, timeZone);
  return isSameYear(at, now, timeZone)
    ? format(at, timeZone, "day", { day: "numeric", month: "long" })
    : dated(at, timeZone);
}

/** "Friday, 14 March 2025", for screen readers and tooltips. */
export function fullDate(at: Moment, timeZone: string): string {
  // In two parts: engines differ in whether a comma stands between them.
  return `${weekday(at, timeZone)}, ${dated(at, timeZone)}`;
}

/** Whether two moments fall on one calendar day there. */
export function isSameDay(a: Moment, b: Moment, timeZone: string): boolean {
  return dayNumber(a, timeZone) === dayNumber(b, timeZone);
}

/** When a day, as "2026-03-24", begins there; null for what is no day. */
export function dayStart(day: string, timeZone: string): Date | null {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(midnight)) return null;
  // The zone's distance from UTC at that very moment; twice, since clocks may be changed in between.
  const first = midnight - offsetAt(midnight, timeZone);
  return new Date(midnight - offsetAt(first, timeZone));
}

/** How far the clocks there are ahead of UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const [hours = 0, minutes = 0] = clockTime(at, timeZone).split(":").map(Number);
  const there = dayNumber(at, timeZone) + (hours * 60 + minutes) * 60_000;
  return there - Math.floor(at / 60_000) * 60_000;
}

function weekday(at: Moment, timeZone: string): string {
  return format(at, timeZone, "weekday", { weekday: "long" });
}

function dated(at: Moment, timeZone: string): string {
  return format(at, timeZone, "dated", { day: "numeric", month: "long", year: "numeric" });
}

function isSameYear(a: Moment, b: Moment, timeZone: string): boolean {
  const year = (at: Moment) => format(at, timeZone, "year", { year: "numeric" });
  return year(a) === year(b);
}

/** The calendar day there, as midnight UTC of the same date: days apart are then whole numbers. */
function dayNumber(at: Moment, timeZone: string): number {
  const date = format(at, timeZone, "date", { day: "2-digit", month: "2-digit", year: "numeric" });
  const [day, month, year] = date.split("/").map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day);
}

/** Making a formatter costs far more than using it, and a room's log shows hundreds of times. */
function format(
  at: Moment,
  timeZone: string,
  kind: string,
  options: Intl.DateTimeFormatOptions,
): string {
  const key = `${kind} ${timeZone}`;
  let formatter = formats.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    formats.set(key, formatter);
  }
  return formatter.format(new Date(at));
}
