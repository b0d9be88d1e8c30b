import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startServer } from "@/tests/support/server";
import { fillWorld } from "./fill-world";
import { pidOn } from "./machine";
import type { World } from "./world";

/** A server that is up, on the server's core. */
export type Running = {
  url: string;
  /** Of the process that listens now. */
  pid(): number;
  stop(): Promise<void>;
  /** Ends it by SIGTERM and starts it again on the same port and data. */
  restart(): Promise<void>;
};

/** Something that is measured, on a world of its own each time. */
export type Subject = { name: string; start(world: World): Promise<Running> };

/** `BENCH_PROFILE=DIR` has every server write there where its processor time went. */
const { BENCH_PROFILE } = process.env;
const profiling = BENCH_PROFILE
  ? {
      BENCH_PROFILE: resolve(BENCH_PROFILE),
      NODE_OPTIONS: `--require=${resolve("bench/profile.cjs")}`,
    }
  : {};

export const hearth: Subject = {
  name: "Hearth",
  async start(world) {
    const dataDir = mkdtempSync(join(tmpdir(), "hearth-bench-"));
    await (await startServer({ dataDir })).stop();
    fillWorld(dataDir, world);
    const server = await startServer({ dataDir, env: profiling });
    return {
      url: server.url,
      pid: () => pidOn(server.port),
      async stop() {
        await server.stop();
        rmSync(dataDir, { recursive: true });
      },
      restart: () => server.restart(),
    };
  },
};

/** Socket.IO alone in memory, and the best that Socket.IO with a synced database could do. */
export const bare: Subject = rival("bare");
export const durable: Subject = rival("durable");

function rival(name: "bare" | "durable"): Subject {
  return {
    name: `\`${name}\``,
    async start(world) {
      const dataDir = mkdtempSync(join(tmpdir(), "hearth-rival-"));
      const worldFile = join(dataDir, "world.json");
      writeFileSync(worldFile, JSON.stringify(world));
      let run = await launch(name, dataDir, worldFile, 0);
      const { port } = run;
      const end = async () => {
        const exited = once(run.child, "exit");
        run.child.kill("SIGTERM");
        await exited;
      };
      return {
        url: `http://127.0.0.1:${port}`,
        pid: () => run.child.pid ?? 0,
        async stop() {
          await end();
          rmSync(dataDir, { recursive: true });
        },
        async restart() {
          await end();
          run = await launch(name, dataDir, worldFile, port);
        },
      };
    },
  };
}

async function launch(name: string, dataDir: string, worldFile: string, port: number) {
  const script = ["--import", "tsx", `bench/rivals/${name}.ts`, worldFile, String(port)];
  const child = spawn(process.execPath, script, {
    env: { ...process.env, ...profiling, NODE_ENV: "production", DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const failed = once(child, "exit").then(() => {
    throw new Error(`The rival ${name} did not start.`);
  });
  const [line] = await Promise.race([once(child.stdout, "data"), failed]);
  failed.catch(() => {});
  return { child, port: Number(line) };
}
