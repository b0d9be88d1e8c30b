import {
  clockTime,
  dayLabel,
  dayStart,
  fullDate,
  isSameDay,
  knownTimeZone,
} from "@/lib/contract/time";

const now = "2026-03-15T12:00:00.000Z";

test.each([
  ["2026-03-15T00:00:00.000Z", "Today"],
  ["2026-03-14T23:59:00.000Z", "Yesterday"],
  ["2026-03-10T08:00:00.000Z", "Tuesday"],
  ["2026-03-08T08:00:00.000Z", "8 March"],
  ["2025-03-15T12:00:00.000Z", "15 March 2025"],
])("%s is %s", (at, label) => {
  expect(dayLabel(at, "UTC", now)).toBe(label);
});

test("the reader's zone decides which day it is", () => {
  const lateInUtc = "2026-03-14T20:30:00.000Z";
  expect(dayLabel(lateInUtc, "UTC", now)).toBe("Yesterday");
  expect(dayLabel(lateInUtc, "Asia/Dhaka", now)).toBe("Today");
  expect(clockTime(lateInUtc, "Asia/Dhaka")).toBe("02:30");
  expect(isSameDay(lateInUtc, now, "Asia/Dhaka")).toBe(true);
});

test("the day after the clocks change is still one day later", () => {
  const zone = "Europe/Berlin";
  expect(dayLabel("2026-03-28T22:30:00.000Z", zone, "2026-03-29T21:30:00.000Z")).toBe("Yesterday");
});

test("full dates name the weekday and the year", () => {
  expect(fullDate(now, "UTC")).toBe("Sunday, 15 March 2026");
  expect(clockTime("2026-03-15T00:05:00.000Z", "UTC")).toBe("00:05");
});

test.each([["Mars/Olympus"], [""], [undefined], ["x".repeat(100)]])(
  "%s is no zone: UTC",
  (name) => {
    expect(knownTimeZone(name)).toBe("UTC");
  },
);

test.each([
  ["2026-03-15", "UTC", "2026-03-15T00:00:00.000Z"],
  ["2026-03-15", "Asia/Kathmandu", "2026-03-14T18:15:00.000Z"],
  ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
  ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
  ["2026-10-26", "Europe/Berlin", "2026-10-25T23:00:00.000Z"],
  ["2026-03-15", "America/Los_Angeles", "2026-03-15T07:00:00.000Z"],
])("%s in %s begins at %s", (day, zone, start) => {
  expect(dayStart(day, zone)?.toISOString()).toBe(start);
});

test("what is no day begins never", () => {
  expect(dayStart("", "UTC")).toBeNull();
  expect(dayStart("2026-13-01", "UTC")).toBeNull();
});
