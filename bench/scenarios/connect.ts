import { setTimeout as pause } from "node:timers/promises";
import type { Row } from "../bench";
import { cpuSeconds, residentKibibytes } from "../machine";
import { inRounds, judge, ratio, rowsOf } from "../rounds";
import { bare, hearth } from "../subjects";
import { makeWorld, seatsOf } from "../world";

const counts = [1_000, 5_000];
const membersEach = 5;
const atOnce = 50;
/** What compiled while the first came in is not counted as theirs. */
const firstOnes = 50;
/** Long enough for the garbage of connecting to be gone. */
const restMs = 4_000;

/** Seconds until so many sockets are in, 50 knocking at a time, and the memory that each holds. */
export async function connect(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const count of counts) rows.push(...(await measured(count)));
  return rows;
}

async function measured(count: number): Promise<Row[]> {
  const what = `${count} sockets`;
  const world = makeWorld((count + firstOnes) / membersEach, membersEach);
  const seats = seatsOf(world);
  const figures = await inRounds([hearth, bare], world, async (server, generator) => {
    const { url } = server;
    const first = seats.slice(count);
    await generator.call("connect", { url, seats: first, atOnce: 1, lastSeq: {} });
    await pause(restMs);
    const before = residentKibibytes(server.pid());
    const many = { url, seats: seats.slice(0, count), atOnce, lastSeq: {} };
    const cpuBefore = cpuSeconds(server.pid());
    const { seconds } = await generator.call("connect", many);
    const cpuMs = ((cpuSeconds(server.pid()) - cpuBefore) * 1_000) / count;
    await pause(restMs);
    const kibibytes = (residentKibibytes(server.pid()) - before) / count;
    const { findings } = await generator.call("oneEach", null);
    judge(what, findings);
    return { seconds, kibibytes, cpuMs };
  });
  const time = ({ seconds }: { seconds: number }) => seconds;
  const memory = ({ kibibytes }: { kibibytes: number }) => kibibytes;
  const rows = rowsOf(what, figures, {
    s: { of: time, digits: 2 },
    "ms of the server's core each": { of: ({ cpuMs }) => cpuMs, digits: 3 },
    "KiB each": { of: memory, digits: 1 },
  });
  const inTime = ratio(figures, hearth, bare, time);
  const inMemory = ratio(figures, hearth, bare, memory);
  const parts = `${inTime} times \`bare\` in time, ${inMemory} in memory`;
  return [...rows, { what: `${what}: ratio`, figure: parts }];
}
