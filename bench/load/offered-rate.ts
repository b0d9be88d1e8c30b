import { setTimeout as delay } from "node:timers/promises";
import type { Commands, Load } from "./commands";
import type { Crowd } from "./crowd";
import { Stretch } from "./stretch";

/**
 * Posts at a fixed rate, from every member in turn. Times count from when a message was due, so
 * that a server which falls behind cannot hide it. Gives up (`kept` false) with a second's worth
 * under way.
 */
export async function offeredRate(
  crowd: Crowd,
  { perSecond, seconds }: Commands["offeredRate"]["ask"],
): Promise<Load & { kept: boolean }> {
  const stretch = new Stretch(crowd, seconds);
  const startedAt = performance.now();
  let kept = true;
  for (let due = 0; !stretch.over && kept; ) {
    for (; dueAt(due) <= performance.now(); due++) {
      const member = crowd.members[placeOf(due, crowd.members.length)];
      if (member) crowd.post(member, dueAt(due), (ms) => stretch.note(ms));
    }
    kept = crowd.underWay <= Math.max(perSecond, 200);
    await delay(1);
  }
  return { ...(await stretch.result()), kept };

  function dueAt(number: number): number {
    return startedAt + (number * 1_000) / perSecond;
  }
}

/** Members of one room sit side by side; a prime step goes through the rooms instead. */
const placeOf = (number: number, members: number) => (number * 7_919) % members;
