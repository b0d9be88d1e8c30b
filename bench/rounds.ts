import type { Row } from "./bench";
import type { Findings } from "./load/audit";
import { type Generator, startGenerator } from "./load/start-generator";
import { stayOnServerCore } from "./machine";
import { median } from "./median";
import type { Running, Subject } from "./subjects";
import type { World } from "./world";

export const rounds = Number(process.env.BENCH_ROUNDS ?? 3);

/** The figures of one thing, a list per round, by the subject's name. */
export type Figures<T> = Map<string, T[]>;

/**
 * Measures every subject once per round, one after the other, so that whatever else the machine
 * does meets all alike. Each time the server, its world and the generator are fresh.
 */
export async function inRounds<T>(
  subjects: Subject[],
  world: World,
  measure: (server: Running, generator: Generator) => Promise<T>,
): Promise<Figures<T>> {
  stayOnServerCore();
  const figures: Figures<T> = new Map(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const subject of subjects) {
      const server = await subject.start(world);
      const generator = startGenerator();
      try {
        const figure = await measure(server, generator);
        figures.get(subject.name)?.push(figure);
        console.error(`${subject.name}, round ${round + 1}: ${JSON.stringify(figure)}`);
      } finally {
        await generator.stop();
        await server.stop();
      }
    }
  }
  return figures;
}

/** One row per subject: the median of each figure over the rounds. */
export function rowsOf<T>(
  what: string,
  figures: Figures<T>,
  columns: Record<string, { of: (figure: T) => number; digits?: number }>,
): Row[] {
  return [...figures].map(([name, all]) => {
    const cells = Object.entries(columns).map(([unit, { of, digits = 0 }]) => {
      const middle = median(all.map(of));
      return `${Number.isNaN(middle) ? "–" : middle.toFixed(digits)} ${unit}`;
    });
    return { what: `${what}: ${name}`, figure: cells.join(" | ") };
  });
}

/** The median of one figure as a part of a rival's. */
export function ratio<T>(
  figures: Figures<T>,
  subject: Subject,
  rival: Subject,
  of: (figure: T) => number,
): string {
  const middle = ({ name }: Subject) => median((figures.get(name) ?? []).map(of));
  return (middle(subject) / middle(rival)).toFixed(2);
}

/** Prints what broke the contract, and has the run fail in the end. */
export function judge(where: string, findings: Findings): void {
  const broken = Object.entries(findings).filter(([, count]) => count > 0);
  if (broken.length === 0) return;
  const list = broken.map(([kind, count]) => `${count} ${kind}`).join(", ");
  console.error(`NOT DELIVERED AS PROMISED, ${where}: ${list}`);
  process.exitCode = 1;
}
