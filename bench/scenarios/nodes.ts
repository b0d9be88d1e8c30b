import { setTimeout as pause } from "node:timers/promises";
import type { Row } from "../bench";
import { metricsToken, startCluster } from "../cluster";
import { startGenerator } from "../load/start-generator";
import { stayOnServerCore } from "../machine";
import { type Figures, judge, rounds, rowsOf } from "../rounds";
import { makeWorld, seatsOf } from "../world";

const settings = [
  { count: 1, withRedis: false },
  { count: 1, withRedis: true },
  { count: 2, withRedis: true },
  { count: 3, withRedis: true },
];
const [rooms, membersEach] = [200, 5];
const perSecond = 200;
const seconds = 8;
const connections = 16;

/** Milliseconds of processor time for each message, beyond what each part needs at rest. */
type Cost = {
  /** The node that has all sockets and gets all messages. */
  first: number;
  /** Each other one, which hears of every message and has nobody to tell. */
  other: number;
  redis: number;
  postgres: number;
};
type Figure = Cost & { p99: number; perCommit: number; rest: number; restPerCommit: number } & {
  /** Milliseconds of the first node's core a second while Redis is away, beyond those at rest. */
  away: number;
};

/**
 * What a message costs each part, at a rate that none is at its end with: 200 a second in rooms of
 * five. And how many a second a node takes over REST.
 */
export async function nodes(): Promise<Row[]> {
  stayOnServerCore();
  const figures: Figures<Figure> = new Map(settings.map((setting) => [nameOf(setting), []]));
  for (let round = 0; round < rounds; round++) {
    for (const setting of settings) {
      const figure = await measured(setting);
      figures.get(nameOf(setting))?.push(figure);
      console.error(`${nameOf(setting)}, round ${round + 1}: ${JSON.stringify(figure)}`);
    }
  }
  return rowsOf(`${perSecond} messages/s`, figures, {
    "ms of its node's core each": { of: ({ first }) => first, digits: 2 },
    "ms of another node's": { of: ({ other }) => other, digits: 3 },
    "ms of Redis's": { of: ({ redis }) => redis, digits: 3 },
    "ms of PostgreSQL's": { of: ({ postgres }) => postgres, digits: 2 },
    "ms p99": { of: ({ p99 }) => p99 },
    "messages in a commit": { of: ({ perCommit }) => perCommit, digits: 1 },
    "answered/s over REST": { of: ({ rest }) => rest },
    "of them in a commit": { of: ({ restPerCommit }) => restPerCommit, digits: 1 },
    "ms/s without Redis": { of: ({ away }) => away, digits: 1 },
  });
}

type Setting = (typeof settings)[number];
const nameOf = ({ count, withRedis }: Setting) =>
  `${count} ${count === 1 ? "node" : "nodes"}${withRedis ? " with Redis" : ""}`;

async function measured(setting: Setting): Promise<Figure> {
  const world = makeWorld(rooms, membersEach);
  const cluster = await startCluster(setting.count, setting.withRedis, world);
  const generator = startGenerator();
  const url = cluster.nodes[0]?.url ?? "";
  const seats = seatsOf(world);
  /** What a stretch of posting cost, and in how many commits it went. */
  const during = async <T>(post: () => Promise<T>) => {
    const [startedAt, from, commitsBefore] = [performance.now(), cluster.cpu(), await commits(url)];
    const load = await post();
    const [to, commitsAfter] = [cluster.cpu(), await commits(url)];
    const took = (performance.now() - startedAt) / 1_000;
    return { load, took, used: difference(from, to), commits: commitsAfter - commitsBefore };
  };
  try {
    await generator.call("connect", { url, seats, atOnce: 20, lastSeq: {} });
    // The garbage of connecting is nobody's.
    await pause(4_000);
    const rest = await during(() => pause(8_000));
    const live = await during(() => generator.call("offeredRate", { perSecond, seconds }));
    judge(nameOf(setting), live.load.findings);
    const posters = seats.filter((_, n) => n % membersEach === 0).slice(0, connections);
    const posted = await during(() =>
      generator.call("restPosts", { url, seats: posters, seconds }),
    );
    judge(`${nameOf(setting)}, REST`, posted.load.findings);
    await cluster.stopRedis();
    // Until the node has noticed, and looks every three seconds.
    await pause(6_000);
    const away = await during(() => pause(9_000));
    const each = (part: keyof Cost) => {
      const atRest = (rest.used[part] / rest.took) * live.took;
      return ((live.used[part] - atRest) * 1_000) / live.load.sent;
    };
    return {
      ...{ first: each("first"), other: each("other") },
      ...{ redis: each("redis"), postgres: each("postgres") },
      p99: live.load.p99,
      perCommit: live.load.sent / live.commits,
      rest: posted.load.perSecond,
      restPerCommit: posted.load.sent / posted.commits,
      away: (away.used.first / away.took - rest.used.first / rest.took) * 1_000,
    };
  } finally {
    await generator.stop();
    await cluster.stop();
  }
}

type Used = Awaited<ReturnType<typeof startCluster>>["cpu"] extends () => infer T ? T : never;

function difference(from: Used, to: Used): Cost {
  const [first = 0, ...others] = to.nodes.map((seconds, n) => seconds - (from.nodes[n] ?? 0));
  const other = others.reduce((sum, seconds) => sum + seconds, 0) / others.length;
  return { first, other, redis: to.redis - from.redis, postgres: to.postgres - from.postgres };
}

/** Commits of messages by a node so far. */
async function commits(url: string): Promise<number> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const text = await (await fetch(`${url}/metrics`, { headers })).text();
  return Number(/^hearth_commit_messages_count (\d+)/m.exec(text)?.[1]);
}
