import type { Row } from "../bench";
import type { Commands } from "../load/commands";
import type { Generator } from "../load/start-generator";
import { inRounds, judge, ratio, rowsOf } from "../rounds";
import { bare, durable, hearth } from "../subjects";
import { makeWorld, seatsOf } from "../world";

const [rooms, membersEach] = [200, 5];
const boundMs = 200;
const seconds = 3;
const startAt = 250;
/** How often the gap between a rate that held and one that did not is halved. */
const halvings = 4;

type Held = { perSecond: number; p50: number; p99: number; generatorBusy: number };
type Offered = Commands["offeredRate"]["answer"];

/** The highest rate, over many small rooms, at which 99 of 100 messages reach everybody in 200 ms. */
export async function manyRooms(): Promise<Row[]> {
  const what = `${rooms} rooms of ${membersEach}`;
  const world = makeWorld(rooms, membersEach);
  const figures = await inRounds([hearth, durable, bare], world, async ({ url }, generator) => {
    await generator.call("connect", { url, seats: seatsOf(world), atOnce: 50, lastSeq: {} });
    return highestRate(generator);
  });
  const rate = (held: Held) => held.perSecond;
  const rows = rowsOf(what, figures, {
    "complete/s": { of: rate },
    "ms p50": { of: ({ p50 }) => p50, digits: 1 },
    "ms p99": { of: ({ p99 }) => p99, digits: 1 },
    "of the generator's core": { of: ({ generatorBusy }) => generatorBusy, digits: 2 },
  });
  const parts = [durable, bare].map(
    (rival) => `${ratio(figures, hearth, rival, rate)} of ${rival.name}`,
  );
  return [...rows, { what: `${what}: ratio`, figure: parts.join(", ") }];
}

/** Doubles the rate until it does not hold, then closes in. */
async function highestRate(generator: Generator): Promise<Held> {
  let best: Held = { perSecond: 0, p50: Number.NaN, p99: Number.NaN, generatorBusy: Number.NaN };
  const holdsOnce = async (perSecond: number) => {
    const load = await generator.call("offeredRate", { perSecond, seconds });
    judge(`${perSecond} messages/s`, load.findings);
    const held = load.kept && load.p99 < boundMs && load.perSecond > perSecond * 0.97;
    if (held) best = pick(load);
    return held;
  };
  // Once more where it does not: whatever else the machine did then.
  const holds = async (rate: number) => (await holdsOnce(rate)) || holdsOnce(rate);
  let high = startAt;
  while (await holds(high)) high *= 2;
  let low = high / 2;
  for (let i = 0; i < halvings; i++) {
    const middle = Math.round((low + high) / 2);
    if (await holds(middle)) low = middle;
    else high = middle;
  }
  return best;
}

function pick({ perSecond, p50, p99, generatorBusy }: Offered): Held {
  return { perSecond, p50, p99, generatorBusy };
}
