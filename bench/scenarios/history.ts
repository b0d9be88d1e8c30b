import type { Row } from "../bench";
import { cpuSeconds } from "../machine";
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
  const pages = rooms.flatMap(({ id, messages }, n) => {
    const middle = Math.floor(messages / 2);
    const path = `/api/v1/rooms/${id}/messages`;
    const headers = { authorization: `Bearer ${world.people[n * membersEach]?.token}` };
    return [
      { what: `newest page of ${messages}`, headers, path, holds: `"seq":${messages},` },
      { what: `page before the middle of ${messages}`, headers, ...pageOf(path, "before", middle) },
      { what: `page around the middle of ${messages}`, headers, ...pageOf(path, "around", middle) },
    ];
  });
  const figures = await inRounds([hearth], { ...world, rooms }, async (server, generator) => {
    const { url } = server;
    const fetched = await generator.call("fetchTimes", { url, paths: pages, times });
    const lastSeq = Object.fromEntries(rooms.map(({ id, messages }) => [id, messages]));
    await generator.call("connect", { url, seats: seatsOf(world), atOnce: 10, lastSeq });
    const posts: { perSecond: number; cpuMs: number }[] = [];
    for (const { id: roomId, messages } of rooms) {
      const ask = { roomId, posters: membersEach, seconds };
      const before = cpuSeconds(server.pid());
      const load = await generator.call("closedLoop", ask);
      judge(`a room of ${messages}`, load.findings);
      const cpuMs = ((cpuSeconds(server.pid()) - before) * 1_000) / load.sent;
      posts.push({ perSecond: load.perSecond, cpuMs });
    }
    return { fetched, posts };
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
        "complete/s": { of: ({ posts }) => posts[i]?.perSecond ?? Number.NaN },
        "ms of the server's core each": {
          of: ({ posts }) => posts[i]?.cpuMs ?? Number.NaN,
          digits: 3,
        },
      }),
    ),
  ];
}

function pageOf(path: string, which: "before" | "around", seq: number) {
  const last = which === "before" ? seq - 1 : seq;
  return { path: `${path}?${which}=${seq}`, holds: `"seq":${last},` };
}
