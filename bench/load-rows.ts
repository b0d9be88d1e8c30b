import type { Row } from "./bench";
import type { Load } from "./load/commands";
import { type Figures, ratio, rowsOf } from "./rounds";
import { bare, durable, hearth } from "./subjects";

/** What a stretch of posting showed, and the server's processor time per message. */
export type LoadFigure = Load & { cpuMs: number };

/** A row each for Hearth and both rivals, and one of ratios. */
export function loadRows(what: string, figures: Figures<LoadFigure>, unit: string): Row[] {
  const rate = (load: Load) => load.perSecond;
  const rows = rowsOf(what, figures, {
    [unit]: { of: rate },
    "ms p50": { of: ({ p50 }) => p50, digits: 1 },
    "ms p99": { of: ({ p99 }) => p99, digits: 1 },
    "ms of the server's core each": { of: ({ cpuMs }) => cpuMs, digits: 3 },
    "of the generator's core": { of: ({ generatorBusy }) => generatorBusy, digits: 2 },
  });
  const parts = [durable, bare].map(
    (rival) => `${ratio(figures, hearth, rival, rate)} of ${rival.name}`,
  );
  const cpu = ratio(figures, hearth, durable, ({ cpuMs }) => cpuMs);
  const figure = `${parts.join(", ")}; ${cpu} times the core's time of ${durable.name}`;
  return [...rows, { what: `${what}: ratio`, figure }];
}
