import { db, isPostgres } from "@/lib/db";
import type { Check } from "./finding";

const minuteMs = 60_000;

/** Whether the clock stands behind what is stored, or away from PostgreSQL's. */
export const checkClock: Check = async () => {
  const about = "Clock";
  const [newest, there] = await Promise.all([newestTime(), databaseTime()]);
  const now = Date.now();
  if (newest - now > minuteMs) {
    const text = `It says ${new Date(now).toISOString()}, and the newest message is of ${new Date(newest).toISOString()}. Set it, and keep it right by NTP.`;
    return [{ about, state: "fault", text }];
  }
  if (Math.abs(there - now) > minuteMs) {
    const text = "It differs from PostgreSQL's by over a minute. Keep both right by NTP.";
    return [{ about, state: "fault", text }];
  }
  return [{ about, state: "ok", text: "It agrees with what is stored." }];
};

async function newestTime(): Promise<number> {
  const newest = await db().message.findFirst({
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return newest?.createdAt.getTime() ?? 0;
}

async function databaseTime(): Promise<number> {
  if (!isPostgres()) return Date.now();
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT now() AS "now"`;
  return row?.now.getTime() ?? Date.now();
}
