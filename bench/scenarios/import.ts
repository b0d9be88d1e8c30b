import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hearthCommand } from "@/tests/support/command";
import type { Row } from "../bench";
import { median } from "../median";
import { fillOldWorld } from "../old-world";
import { rounds } from "../rounds";

const messages = Number(process.env.BENCH_MESSAGES ?? 1_000_000);

/** Seconds from `hearth import:flask` until all of the old app is stored, and found by search. */
export async function importOldApp(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "hearth-bench-"));
  const file = join(folder, "old.db");
  fillOldWorld(file, messages);
  const seconds: number[] = [];
  const core: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const dataDir = join(folder, `round-${round}`);
    const started = performance.now();
    const used = childSeconds();
    const done = await hearthCommand(dataDir, "import:flask", file, "--json");
    seconds.push((performance.now() - started) / 1_000);
    core.push(childSeconds() - used);
    console.error(
      `round ${round + 1}: ${seconds.at(-1)?.toFixed(1)} s, core ${core.at(-1)?.toFixed(1)} s`,
    );
    if (done.code !== 0 || JSON.parse(done.stdout).messages !== messages) {
      throw new Error(`The import did not bring everything: ${done.stderr}${done.stdout}`);
    }
    rmSync(dataDir, { recursive: true });
  }
  rmSync(folder, { recursive: true });
  const figure = `${median(seconds).toFixed(1)} s, core ${median(core).toFixed(1)} s`;
  return [{ what: `import of ${messages.toLocaleString("en")} messages`, figure }];
}

/** Processor time of the children that have ended (Linux: proc(5), in hundredths of a second). */
function childSeconds(): number {
  const stat = readFileSync("/proc/self/stat", "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
