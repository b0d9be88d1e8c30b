/** One node on SQLite, under load, in trouble: the delivery contract is kept. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import type { FrameFilter } from "@/tests/support/delivery/chat-client";
import { failCommits } from "@/tests/support/delivery/fail-commits";
import { startFaultyProxy } from "@/tests/support/delivery/faulty-proxy";
import { proveDelivery } from "@/tests/support/delivery/prove-delivery";
import { inRuns } from "@/tests/support/delivery/runs";
import { mountSmallDisk } from "@/tests/support/delivery/small-disk";
import { peopleAt } from "@/tests/support/people";
import { startServer, type TestServer } from "@/tests/support/server";

/** `npm run faults` asks for more of each. */
const kills = Number(process.env.KILLS ?? 5);
const lockedMs = Number(process.env.LOCKED_MS ?? 3_000);
const hourMs = 3_600_000;

let folder: string;
let server: TestServer;
let clock: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hearth-faults-"));
  clock = join(folder, "clock");
  writeFileSync(clock, "0");
  const preload = resolve("tests/support/delivery/shift-clock.cjs");
  const env = { NODE_OPTIONS: `--require ${preload}`, CLOCK_OFFSET: clock };
  server = await startServer({ dataDir: join(folder, "data"), env });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

test.each(inRuns(kills))(
  "%s: killed %i times",
  (_run, times) =>
    proveDelivery("kill -9", { nodes: [server] }, async ({ acknowledged }) => {
      for (let n = 0; n < times; n++) {
        await server.kill();
        await server.restart();
        await acknowledged(20);
      }
    }),
  180_000,
);

test("asked to end: exit 0 within 10 s, and back again", () =>
  proveDelivery("SIGTERM", { nodes: [server] }, async ({ acknowledged }) => {
    const asked = performance.now();
    expect(await server.stop()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    await server.restart();
    await acknowledged(20);
  }));

test("connections cut after the commit and before the acknowledgement", async () => {
  const proxy = await startFaultyProxy(server.port);
  const faulty = { nodes: [server] as [TestServer], proxy: proxy.url };
  await proveDelivery("lost answers", faulty, async ({ acknowledged, unanswered }) => {
    for (let n = 0; n < 3; n++) {
      proxy.behave("loses answers");
      await unanswered(4);
      proxy.behave("passes on");
      proxy.hangUp();
      await acknowledged(20);
    }
  });
  await proxy.stop();
});

test("a network that cuts, delays, trickles and swallows", async () => {
  const proxy = await startFaultyProxy(server.port);
  const faulty = { nodes: [server] as [TestServer], proxy: proxy.url };
  await proveDelivery("a bad network", faulty, async ({ acknowledged, unanswered }) => {
    for (let n = 0; n < 5; n++) {
      proxy.hangUp();
      await acknowledged(10);
    }
    proxy.behave("delays");
    await acknowledged(10);
    proxy.behave("trickles");
    await acknowledged(10);
    proxy.behave("swallows");
    await unanswered(4);
    proxy.behave("passes on");
    await acknowledged(20);
  });
  await proxy.stop();
});

test.each<[string, FrameFilter]>([
  ["dropped", (deliver) => every(3, deliver, () => {})],
  ["doubled", (deliver) => every(1, deliver, (frame) => [frame, frame].forEach(deliver))],
  ["reordered", reordered],
])("frames %s on their way", (what, filter) =>
  proveDelivery(`frames ${what}`, { nodes: [server], filter }, ({ acknowledged }) =>
    acknowledged(100),
  ),
);

test("every frame lost: heads tell even of the last message, which nothing follows", () =>
  proveDelivery("frames lost", { nodes: [server], filter: () => () => {} }, ({ acknowledged }) =>
    acknowledged(40),
  ));

test("COMMITs that fail, the queue's and Prisma's: the next 100 acknowledgements hold", async () => {
  const { dipa } = await peopleAt(server, "dipa");
  await proveDelivery("no commit", { nodes: [server] }, async ({ acknowledged, unanswered }) => {
    const mend = await failCommits(server);
    await unanswered(10);
    const pantry = { name: "Pantry", kind: "open", memberLimit: 2 };
    expect((await dipa.api.call("POST", "/rooms", pantry)).status).toBe(500);
    await mend();
    await acknowledged(100);
  });
});

test(`a database that somebody else holds for ${lockedMs / 1_000} s`, () =>
  proveDelivery("a lock", { nodes: [server] }, async ({ acknowledged }) => {
    const other = new Database(join(server.dataDir, "hearth.db"), { timeout: 5_000 });
    other.exec("BEGIN IMMEDIATE");
    await pause(lockedMs);
    other.exec("ROLLBACK");
    other.close();
    await acknowledged(20);
  }));

test("a clock that is set an hour back, and an hour ahead", () =>
  proveDelivery("a moved clock", { nodes: [server] }, async ({ acknowledged }) => {
    for (const offset of [-hourMs, hourMs, 0]) {
      writeFileSync(clock, String(offset));
      await acknowledged(50);
    }
  }));

const disk = mountSmallDisk();
const testOnDisk = disk ? test : test.skip;

testOnDisk("a disk that is full, and has room again", async () => {
  if (!disk) return;
  const small = await startServer({ dataDir: disk.folder });
  await proveDelivery("a full disk", { nodes: [small] }, async ({ acknowledged, unanswered }) => {
    for (let n = 0; n < 2; n++) {
      disk.fill();
      await unanswered(10);
      disk.free();
      await acknowledged(20);
    }
  });
  await small.stop();
});

type Frame = Parameters<Parameters<FrameFilter>[0]>[0];

function every(nth: number, deliver: (frame: Frame) => void, instead: (frame: Frame) => void) {
  let count = 0;
  return (frame: Frame) => (++count % nth === 0 ? instead(frame) : deliver(frame));
}

/** Each frame waits until the one after it has come. */
function reordered(deliver: (frame: Frame) => void) {
  let waiting: Frame | null = null;
  return (frame: Frame) => {
    if (waiting) {
      deliver(frame);
      deliver(waiting);
    }
    waiting = waiting ? null : frame;
  };
}
