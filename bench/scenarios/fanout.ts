import type { Row } from "../bench";
import { loadRows } from "../load-rows";
import { cpuSeconds } from "../machine";
import { inRounds, judge } from "../rounds";
import { bare, durable, hearth } from "../subjects";
import { makeWorld, seatsOf } from "../world";

const audiences = [100, 1_000];
const posterCounts = [4, 64];
const seconds = 5;
/** Before, until what is measured has compiled what it needs most. */
const warmUpSeconds = 5;

/** What a room's audience costs: messages a second that were acknowledged and reached everybody. */
export async function fanout(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const listeners of audiences) {
    for (const posters of posterCounts) rows.push(...(await measured(listeners, posters)));
  }
  return rows;
}

async function measured(listeners: number, posters: number): Promise<Row[]> {
  const what = `${listeners} listeners, ${posters} posters`;
  const world = makeWorld(1, listeners);
  const roomId = world.rooms[0]?.id ?? "";
  const figures = await inRounds([hearth, durable, bare], world, async (server, generator) => {
    const { url } = server;
    await generator.call("connect", { url, seats: seatsOf(world), atOnce: 50, lastSeq: {} });
    const warmUp = { roomId, posters, seconds: warmUpSeconds };
    judge(what, (await generator.call("closedLoop", warmUp)).findings);
    const before = cpuSeconds(server.pid());
    const load = await generator.call("closedLoop", { roomId, posters, seconds });
    judge(what, load.findings);
    const cpuMs = ((cpuSeconds(server.pid()) - before) * 1_000) / load.sent;
    return { ...load, cpuMs };
  });
  return loadRows(what, figures, "complete/s");
}
