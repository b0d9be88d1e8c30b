import { Prisma } from "@/generated/sqlite/client";
import type { Head } from "@/lib/contract/events";
import { db, isPostgres, writer } from "@/lib/db";
import { log } from "@/lib/log";
import { listenToNotices } from "@/lib/notices";
import { announce } from "./announcements";
import { indexSearchTailSoon } from "./index-search-tail";

const everyMs = 1_000;

/**
 * Notices within seconds that an operator command wrote, and announces it; returns the way to stop.
 * On PostgreSQL commands give notice. On SQLite the version of the file is asked for: it counts commits of other connections than the
 * one that asks, so the one that writes has to ask. https://sqlite.org/pragma.html#pragma_data_version
 */
export function watchDatabase(): () => void {
  const tell = () => announce({ type: "standing:unknown" });
  if (isPostgres()) return listenToNotices(tell);
  // A process that was killed may have left some.
  indexSearchTailSoon();
  let known: number | null = null;
  const look = async () => {
    try {
      const [row] = await writer().$queryRaw<{ data_version: number }[]>`PRAGMA data_version`;
      const version = Number(row?.data_version);
      if (known !== null && version !== known) tell();
      known = version;
    } catch (error) {
      log.warn({ err: error }, "could not look for changes by other processes");
    }
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

const roomsAtOnce = 500;

/** Where the clocks of these rooms stand: for the gateway, which tells each to its members only. */
export async function readClocks(roomIds: string[]): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>();
  for (let from = 0; from < roomIds.length; from += roomsAtOnce) {
    const ids = Prisma.join(roomIds.slice(from, from + roomsAtOnce));
    const rows = await db().$queryRaw<(Head & { id: string })[]>`
      SELECT "id", "rev", "lastSeq" FROM "Room" WHERE "id" IN (${ids})`;
    for (const { id, rev, lastSeq } of rows) heads.set(id, { rev, lastSeq });
  }
  return heads;
}
