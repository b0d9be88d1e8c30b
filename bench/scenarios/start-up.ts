import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startServer } from "@/tests/support/server";
import type { Row } from "../bench";
import { pidOn, residentKibibytes } from "../machine";
import { median } from "../median";

const rounds = 5;
/** Long enough after two pages for the garbage of starting to be gone. */
const restMs = 5_000;

/** Seconds until a built Hearth with a database listens, and its memory at rest after two pages. */
export async function startUp(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "hearth-bench-"));
  await (await startServer({ dataDir })).stop();
  const seconds: number[] = [];
  const mebibytes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const server = await startServer({ dataDir });
    seconds.push((performance.now() - started) / 1_000);
    await (await fetch(`${server.url}/login`)).text();
    await (await fetch(`${server.url}/signup`)).text();
    await pause(restMs);
    mebibytes.push(residentKibibytes(pidOn(server.port)) / 1_024);
    await server.stop();
  }
  return [
    { what: "start without changes, until it listens", figure: `${median(seconds).toFixed(2)} s` },
    { what: "RSS at rest after two pages", figure: `${median(mebibytes).toFixed(0)} MiB` },
  ];
}
