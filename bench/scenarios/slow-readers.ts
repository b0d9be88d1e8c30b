import type { Row } from "../bench";
import type { Manner } from "../load/commands";
import { residentKibibytes } from "../machine";
import { median } from "../median";
import { inRounds, judge, rowsOf } from "../rounds";
import { durable, hearth } from "../subjects";
import { makeWorld, seatsOf } from "../world";

const [listeners, onlookersEach, posters, seconds] = [100, 500, 4, 30];
/** Long texts, so that the system's own buffers fill soon. */
const letters = 3_900;

/**
 * What the 100 who read wait while 1,000 others sit in the room: all of them reading, or 500 that
 * never read and 500 that read a byte per 10 s.
 */
export async function slowReaders(): Promise<Row[]> {
  const usual = await measured("1,000 more that read", ["read", "read"]);
  const slow = await measured("1,000 more that do not", ["never", "trickle"]);
  const times = (slow.p99 / usual.p99).toFixed(2);
  return [...usual.rows, ...slow.rows, { what: `${hearth.name}'s p99`, figure: `${times} times` }];
}

async function measured(what: string, manners: [Manner, Manner]) {
  const world = makeWorld(1, listeners + 2 * onlookersEach);
  const roomId = world.rooms[0]?.id ?? "";
  const seats = seatsOf(world);
  const figures = await inRounds([hearth, durable], world, async (server, generator) => {
    const { url } = server;
    const counted = seats.slice(0, listeners);
    await generator.call("connect", { url, seats: counted, atOnce: 50, lastSeq: {} });
    for (const [i, manner] of manners.entries()) {
      const from = listeners + i * onlookersEach;
      const some = seats.slice(from, from + onlookersEach);
      await generator.call("onlookers", { url, seats: some, manner });
    }
    const before = residentKibibytes(server.pid());
    const load = await generator.call("closedLoop", { roomId, posters, seconds, letters });
    judge(what, load.findings);
    return { ...load, mebibytes: (residentKibibytes(server.pid()) - before) / 1_024 };
  });
  const rows = rowsOf(what, figures, {
    "complete/s": { of: ({ perSecond }) => perSecond },
    "ms p50": { of: ({ p50 }) => p50, digits: 1 },
    "ms p99": { of: ({ p99 }) => p99, digits: 1 },
    "MiB more": { of: ({ mebibytes }) => mebibytes },
  });
  return { rows, p99: median((figures.get(hearth.name) ?? []).map(({ p99 }) => p99)) };
}
