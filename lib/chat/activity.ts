import type { ActivityDay } from "@/lib/contract/admin-overview";
import { db, isPostgres } from "@/lib/db";
import { once } from "@/lib/once";

const dayMs = 86_400_000;
const daysShown = 30;
/** How long the days before today are believed without counting them again. */
const lifeMs = 60_000;

type Counted = { from: number; until: number; days: ActivityDay[] };

/** Messages, and how many people wrote them, on each of the last 30 days in UTC, today last. */
export async function readActivity(now = Date.now()): Promise<ActivityDay[]> {
  const today = Math.floor(now / dayMs) * dayMs;
  const from = today - (daysShown - 1) * dayMs;
  const kept = once<{ past?: Counted }>("activity", () => ({}));
  if (!kept.past || kept.past.from !== from || kept.past.until < now) {
    kept.past = { from, until: now + lifeMs, days: await countDays(from, today) };
  }
  const counted = [...kept.past.days, ...(await countDays(today, today + dayMs))];
  const byDay = new Map(counted.map((day) => [day.day, day]));
  return Array.from({ length: daysShown }, (_, n) => {
    const day = new Date(from + n * dayMs).toISOString().slice(0, 10);
    return byDay.get(day) ?? { day, messages: 0, people: 0 };
  });
}

/** What people wrote from one midnight to another; days without anything are left out. */
async function countDays(from: number, until: number): Promise<ActivityDay[]> {
  const [start, end] = [new Date(from), new Date(until)];
  type Row = { day: string; messages: number | bigint; people: number | bigint };
  const rows = isPostgres()
    ? await db().$queryRaw<Row[]>`
        SELECT to_char("createdAt", 'YYYY-MM-DD') AS "day",
               count(*) AS "messages", count(DISTINCT "authorId") AS "people"
        FROM "Message"
        WHERE "createdAt" >= ${start} AND "createdAt" < ${end} AND "systemVerb" IS NULL
        GROUP BY 1`
    : await db().$queryRaw<Row[]>`
        SELECT substr("createdAt", 1, 10) AS "day",
               count(*) AS "messages", count(DISTINCT "authorId") AS "people"
        FROM "Message"
        WHERE "createdAt" >= ${start} AND "createdAt" < ${end} AND "systemVerb" IS NULL
        GROUP BY 1`;
  return rows.map(({ day, messages, people }) => ({
    day,
    messages: Number(messages),
    people: Number(people),
  }));
}
