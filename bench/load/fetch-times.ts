import type { Commands } from "./commands";
import { Connection } from "./connection";
import { quantiles } from "./quantiles";

const warmUps = 20;

/** Milliseconds until each path's answer is complete, on one connection, the paths in turn. */
export async function fetchTimes({
  url,
  paths,
  times,
}: Commands["fetchTimes"]["ask"]): Promise<Commands["fetchTimes"]["answer"]> {
  const connection = new Connection(url);
  const figures = paths.map(() => [] as number[]);
  for (let round = -warmUps; round < times; round++) {
    for (const [i, { path, headers, holds }] of paths.entries()) {
      const startedAt = performance.now();
      const { status, text } = await connection.ask(path, { headers });
      const ms = performance.now() - startedAt;
      if (status !== 200 || !text.includes(holds)) {
        throw new Error(`${path} answered ${status} without “${holds}”: ${text.slice(0, 500)}`);
      }
      if (round >= 0) figures[i]?.push(ms);
    }
  }
  connection.close();
  return figures.map(quantiles);
}
