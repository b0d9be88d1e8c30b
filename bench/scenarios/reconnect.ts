import type { Row } from "../bench";
import { inRounds, judge, ratio, rowsOf } from "../rounds";
import { durable, hearth } from "../subjects";
import { makeWorld, seatsOf } from "../world";

const [rooms, membersEach] = [200, 5];

/** The server is restarted under 1,000 clients: seconds until all are back and miss nothing. */
export async function reconnect(): Promise<Row[]> {
  const what = `${rooms * membersEach} clients, server restarted`;
  const world = makeWorld(rooms, membersEach);
  // `bare` has forgotten everything by then.
  const figures = await inRounds([hearth, durable], world, async (server, generator) => {
    const { url } = server;
    await generator.call("connect", { url, seats: seatsOf(world), atOnce: 50, lastSeq: {} });
    const before = await generator.call("oneEach", null);
    judge(`${what}, before`, before.findings);
    const [back] = await Promise.all([generator.call("comeback", { url }), server.restart()]);
    judge(what, back.findings);
    return back;
  });
  const complete = (back: { complete: number }) => back.complete;
  const rows = rowsOf(what, figures, {
    "s to the first": { of: ({ firstBack }) => firstBack, digits: 2 },
    "s to the last": { of: ({ allBack }) => allBack, digits: 2 },
    "s until complete": { of: complete, digits: 2 },
  });
  const part = `${ratio(figures, hearth, durable, complete)} times ${durable.name}`;
  return [...rows, { what: `${what}: ratio`, figure: part }];
}
