import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { atEnd } from "./at-end";
import { dropDatabase, madeDatabaseUrl, onPostgres } from "./which-database";

// Both last lines: what it prints is complete then.
const readyLines = /^Hearth is ready at (http:\/\/\S+)\n.+\n/m;
const startPatienceMs = 30_000;

type Options = {
  /** Settings beside those a test server always has; undefined unsets one. */
  env?: Record<string, string | undefined>;
  /** `next start` instead of server.ts. */
  preview?: boolean;
  /** Another folder than this project's that Hearth runs from (scripts/assemble.mjs). */
  root?: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** A directory that is not removed at the end; by default a fresh one in the temp directory. */
  dataDir?: string;
};

/** The built Hearth in a process of its own. */
export type TestServer = {
  /** Such as http://127.0.0.1:41234. */
  url: string;
  port: number;
  dataDir: string;
  /** What it was started with beside what all test servers have. */
  env: Options["env"];
  /** All it printed and logged so far. */
  output(): string;
  /** Ends it by SIGTERM and answers its exit code; a directory that was made for it goes too. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Stops its time until `wake`, as that of a laptop that sleeps. */
  pause(): void;
  wake(): void;
  /** Starts it again on the same port and data; one that still runs is stopped first. */
  restart(): Promise<void>;
};

/** Starts a server and answers once it listens; throws with its output when it ends before. */
export async function startServer(options: Options = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "hearth-test-"));
  let run = await launch(options, dataDir, options.port ?? 0);
  const end = async (signal: NodeJS.Signals) => {
    if (run.child.exitCode !== null || run.child.signalCode !== null) return run.child.exitCode;
    const exited = once(run.child, "exit");
    run.child.kill(signal);
    await exited;
    return run.child.exitCode;
  };
  return {
    url: `http://127.0.0.1:${run.port}`,
    port: run.port,
    dataDir,
    env: options.env,
    output: () => run.output(),
    async stop() {
      const code = await end("SIGTERM");
      if (options.dataDir) return code;
      rmSync(dataDir, { recursive: true, force: true });
      dropDatabase(dataDir);
      return code;
    },
    async kill() {
      await end("SIGKILL");
    },
    pause: () => void run.child.kill("SIGSTOP"),
    wake: () => void run.child.kill("SIGCONT"),
    async restart() {
      await end("SIGTERM");
      run = await launch(options, dataDir, run.port);
    },
  };
}

/** The environment of a test server, and of commands that work on its database. */
export function serverEnv(dataDir: string, more: Options["env"] = {}): NodeJS.ProcessEnv {
  const settings = { DATA_DIR: dataDir, HOST: "0.0.0.0", RATE_LIMITS: "off", LOG_LEVEL: "info" };
  // Tests write links to nowhere; those about previews turn them on.
  const quiet = { LINK_PREVIEWS: "off" };
  const env: NodeJS.ProcessEnv = {
    ...{ PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "test" },
    ...settings,
    ...quiet,
    ...more,
  };
  if (onPostgres() && !("DATABASE_URL" in more)) {
    env.DATABASE_URL = madeDatabaseUrl(env.DATA_DIR ?? dataDir);
  }
  return env;
}

type Run = { child: ChildProcess; port: number; output(): string };

async function launch(options: Options, dataDir: string, port: number): Promise<Run> {
  const script = options.preview ? "scripts/preview.mjs" : "scripts/start.mjs";
  const root = resolve(options.root ?? ".");
  const child = spawn(process.execPath, [resolve(root, script)], {
    cwd: root,
    env: serverEnv(dataDir, { PORT: String(port), ...options.env }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  atEnd(() => child.kill("SIGKILL"));
  let output = "";
  const ready = new Promise<string>((settle, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`The server did not get ready:\n${output}`));
    }, startPatienceMs);
    const read = (text: string) => {
      output += text;
      const address = output.match(readyLines)?.[1];
      if (!address) return;
      clearTimeout(timer);
      settle(address);
    };
    child.stdout?.setEncoding("utf8").on("data", read);
    child.stderr?.setEncoding("utf8").on("data", read);
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with ${code}:\n${output}`));
      // What failed next would not say why.
      const asked = code === 0 || child.killed;
      if (!asked)
        process.stderr.write(`A server ended (${code ?? signal}):\n${output.slice(-2_000)}`);
    });
  });
  const { port: taken } = new URL(await ready);
  return { child, port: Number(taken), output: () => output };
}
