import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { createClient } from "@redis/client";
import { atEnd } from "./at-end";

export type TestRedis = Awaited<ReturnType<typeof startRedis>>;

/** A throw-away Redis that keeps nothing; it ends with `stop` or with this process. */
export async function startRedis() {
  const port = await freePort();
  let child = await launch(port);
  const end = async () => {
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: end,
    /** As a cable that is cut: connections stay open and nothing comes over them. */
    hang: () => void child.kill("SIGSTOP"),
    wake: () => void child.kill("SIGCONT"),
    /** Forgets all it knows while everybody stays connected. */
    async flush() {
      const client = createClient({ url: `redis://127.0.0.1:${port}` });
      await client.connect();
      await client.flushAll();
      client.destroy();
    },
    /** Comes back empty. */
    async restart() {
      await end();
      child = await launch(port);
    },
  };
}

async function launch(port: number): Promise<ChildProcess> {
  const kept = ["--save", "", "--appendonly", "no", "--dir", tmpdir()];
  const args = ["--port", String(port), "--bind", "127.0.0.1", ...kept];
  const child = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  atEnd(() => child.kill("SIGKILL"));
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (text.includes("Ready to accept connections")) resolve();
    });
  });
  return child;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
