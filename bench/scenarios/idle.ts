import { setTimeout as pause } from "node:timers/promises";
import type { Row } from "../bench";
import { cpuSeconds } from "../machine";
import { inRounds, rowsOf } from "../rounds";
import { hearth } from "../subjects";
import { makeWorld, seatsOf } from "../world";

const count = 5_000;
const membersEach = 5;
/** Twice from one ping of each to the next. */
const seconds = 50;

/** What the server's core has to do for sockets that say nothing: pings, and looks at the database. */
export async function idle(): Promise<Row[]> {
  const world = makeWorld(count / membersEach, membersEach);
  const figures = await inRounds([hearth], world, async (server, generator) => {
    const { url } = server;
    const alone = await costOf(server.pid());
    await generator.call("connect", { url, seats: seatsOf(world), atOnce: 50, lastSeq: {} });
    // The garbage of connecting is not theirs.
    await pause(4_000);
    return { alone, together: await costOf(server.pid()) };
  });
  return rowsOf(`${count} sockets at rest`, figures, {
    "% of a core": { of: ({ together }) => together, digits: 2 },
    "% without them": { of: ({ alone }) => alone, digits: 2 },
  });
}

/** In hundredths of a core. */
async function costOf(pid: number): Promise<number> {
  const before = cpuSeconds(pid);
  await pause(seconds * 1_000);
  return ((cpuSeconds(pid) - before) * 100) / seconds;
}
