import type { Row } from "../bench";
import { inRounds, judge, rowsOf } from "../rounds";
import { hearth } from "../subjects";
import { makeWorld, seatsOf } from "../world";

const sizes = [100, 1_000, 1_000_000];
const membersEach = 16;
const times = 300;
const seconds = 4;

/** What a page of a room costs, and a message more in it, by how much the room holds already. */
export async function history(): Promise<Row[]> {
  const world = makeWorld(sizes.length, membersEach);
  const rooms = world.rooms.map((room, n) => ({ ...room, messages: sizes[n] ?? 0 }));
  const pages = rooms.flatMap(({ id, messages }) => {
    const middle = Math.floor(messages / 2);
    const path = `/api/v1/rooms/${id}/messages`;
    return [
      { what: `newest page of ${messages}`, path, holds: `"seq":${messages},` },
      { what: `page before the middle of ${messages}`, ...pageOf(path, "before", middle) },
      { what: `page around the middle of ${messages}`, ...pageOf(path, "around", middle) },
    ];
  });
  const figures = await inRounds([hearth], { ...world, rooms }, async ({ url }, generator) => {
    const headers = { authorization: `Bearer ${world.people[0]?.token}` };
    const fetched = await generator.call("fetchTimes", { url, paths: pages, times, headers });
    const lastSeq = Object.fromEntries(rooms.map(({ id, messages }) => [id, messages]));
    await generator.call("connect", { url, seats: seatsOf(world), atOnce: 10, lastSeq });
    const rates: number[] = [];
    for (const { id: roomId, messages } of rooms) {
      const ask = { roomId, posters: membersEach, seconds };
      const load = await generator.call("closedLoop", ask);
      judge(`a room of ${messages}`, load.findings);
      rates.push(load.perSecond);
    }
    return { fetched, rates };
  });
  return [
    ...pages.flatMap(({ what }, i) =>
      rowsOf(what, figures, {
        "ms p50": { of: ({ fetched }) => fetched[i]?.p50 ?? Number.NaN, digits: 2 },
        "ms p99": { of: ({ fetched }) => fetched[i]?.p99 ?? Number.NaN, digits: 2 },
      }),
    ),
    ...rooms.flatMap(({ messages }, i) =>
      rowsOf(`${membersEach} post and listen in a room of ${messages}`, figures, {
        "complete/s": { of: ({ rates }) => rates[i] ?? Number.NaN },
      }),
    ),
  ];
}

function pageOf(path: string, which: "before" | "around", seq: number) {
  const last = which === "before" ? seq - 1 : seq;
  return { path: `${path}?${which}=${seq}`, holds: `"seq":${last},` };
}
