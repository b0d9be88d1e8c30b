import type { Row } from "../bench";
import { loadRows } from "../load-rows";
import { cpuSeconds } from "../machine";
import { inRounds, judge } from "../rounds";
import { bare, durable, hearth } from "../subjects";
import { makeWorld, seatsOf } from "../world";

const connections = 16;
const seconds = 5;
/** Before, until what is measured has compiled what it needs most. */
const warmUpSeconds = 10;

/** Messages a second over REST, from so many connections of so many people; one listens. */
export async function post(): Promise<Row[]> {
  const what = `POST by ${connections} connections`;
  const world = makeWorld(1, connections + 1);
  const seats = seatsOf(world);
  const figures = await inRounds([hearth, durable, bare], world, async (server, generator) => {
    const { url } = server;
    await generator.call("connect", { url, seats: seats.slice(0, 1), atOnce: 1, lastSeq: {} });
    const ask = { url, seats: seats.slice(1) };
    const warmUp = await generator.call("restPosts", { ...ask, seconds: warmUpSeconds });
    judge(what, warmUp.findings);
    const before = cpuSeconds(server.pid());
    const load = await generator.call("restPosts", { ...ask, seconds });
    judge(what, load.findings);
    const cpuMs = ((cpuSeconds(server.pid()) - before) * 1_000) / load.sent;
    return { ...load, cpuMs };
  });
  return loadRows(what, figures, "answered/s");
}
