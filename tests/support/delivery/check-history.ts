import type { Entry } from "./history-log";
import {
  derivedAgree,
  freshReads,
  nobodyRefused,
  nobodyStuck,
  onlyMembers,
  screensAreTrue,
} from "./seen-rules";
import {
  acknowledgedOnce,
  denseNumbers,
  nothingMadeUp,
  ownOrder,
  sameAnswers,
} from "./stored-rules";
import type { FinalState, Violation } from "./violation";

/** How many acknowledgements a run must have to prove anything, and what is allowed to be late. */
export type Demands = {
  before: number;
  during: number;
  after: number;
  /** How long another node may go on telling somebody who was removed. Milliseconds. */
  graceMs: number;
};

/** What a run broke of the delivery contract (design/contract.md); nothing if it kept it. */
export function checkHistory(entries: Entry[], final: FinalState, demands: Demands): Violation[] {
  return [
    ...enoughHappened(entries, demands),
    ...acknowledgedOnce(entries, final),
    ...sameAnswers(entries),
    ...denseNumbers(entries, final),
    ...nothingMadeUp(entries, final),
    ...ownOrder(entries),
    ...screensAreTrue(entries, final),
    ...onlyMembers(entries, demands.graceMs),
    ...freshReads(entries),
    ...nobodyStuck(entries, final),
    ...nobodyRefused(entries),
    ...derivedAgree(entries, final),
  ];
}

function enoughHappened(entries: Entry[], demands: Demands): Violation[] {
  const counts = { before: 0, during: 0, after: 0 };
  let part: keyof typeof counts = "before";
  for (const entry of entries) {
    if (entry.type === "fault") part = entry.phase === "begin" ? "during" : "after";
    if (entry.type === "ok") counts[part]++;
  }
  return (["before", "during", "after"] as const)
    .filter((part) => counts[part] < demands[part])
    .map((part) => ({
      rule: "too few acknowledgements",
      detail: `${counts[part]} ${part} the fault, not ${demands[part]}`,
    }));
}
