import { isPostgres, writer } from "@/lib/db";
import { log } from "@/lib/log";
import { announce } from "./announcements";

const everyMs = 1_000;

/**
 * Notices within seconds that another process (an operator command) wrote to the SQLite file and
 * announces it; returns the way to stop. The version counts commits of other connections than the
 * one that asks, so the one that writes has to ask. https://sqlite.org/pragma.html#pragma_data_version
 */
export function watchDatabase(): () => void {
  if (isPostgres()) return () => {};
  let known: number | null = null;
  const look = async () => {
    try {
      const [row] = await writer().$queryRaw<{ data_version: number }[]>`PRAGMA data_version`;
      const version = Number(row?.data_version);
      if (known !== null && version !== known) announce({ type: "memberships:unknown" });
      known = version;
    } catch (error) {
      log.warn({ err: error }, "could not look for changes by other processes");
    }
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
