import { type ChildProcess, fork } from "node:child_process";
import { resolve } from "node:path";
import { once } from "@/lib/once";
import type { Answer, Ask, TaskKind } from "./task";

/** Longer than the largest picture takes on a slow machine. */
const patienceMs = 30_000;
const atATime = 2;
/** So long a process without work is kept: the next picture need not wait for one. */
const idleMs = 15_000;

type Pool = {
  /** Built beside the server (scripts/build.mjs); found as migrations are. */
  program: string;
  idle: Map<ChildProcess, NodeJS.Timeout>;
  running: number;
  waiting: (() => void)[];
};

// The path is in here and not where it is used: Next would look for it while it builds.
const pool = () =>
  once("images", (): Pool => {
    const program = resolve("dist", "images.cjs");
    return { program, idle: new Map(), running: 0, waiting: [] };
  });

/**
 * Has a process of its own read a picture, with a limit to its time and memory; one that exceeds
 * them is ended, and the picture counts as damaged. Null where `mostWaiting` are before it.
 */
export async function askImages<K extends TaskKind>(
  ask: Ask<K>,
  mostWaiting: number,
): Promise<Answer<K> | null> {
  const turns = pool();
  if (turns.waiting.length >= mostWaiting) return null;
  if (turns.running < atATime) turns.running++;
  else await new Promise<void>((resolve) => turns.waiting.push(resolve));
  try {
    return await decode(ask);
  } finally {
    const next = turns.waiting.shift();
    if (next) next();
    else turns.running--;
  }
}

async function decode<K extends TaskKind>(ask: Ask<K>): Promise<Answer<K>> {
  const child = takeProcess();
  const answer = await answerOf<K>(child, ask);
  if (answer) release(child);
  else child.kill("SIGKILL");
  return answer ?? { ok: false, why: "damaged" };
}

/** Null where the process ended, or did not answer in time. */
function answerOf<K extends TaskKind>(child: ChildProcess, ask: Ask<K>): Promise<Answer<K> | null> {
  return new Promise((resolve) => {
    const settle = (answer: Answer<K> | null) => {
      clearTimeout(timer);
      child.removeAllListeners();
      // A process that breaks off later is replaced: nobody waits for it.
      child.on("error", () => {});
      resolve(answer);
    };
    const timer = setTimeout(settle, patienceMs, null);
    child.once("message", (answer) => settle(answer as Answer<K>));
    child.once("exit", () => settle(null));
    child.once("error", () => settle(null));
    child.send(ask, (error) => error && settle(null));
  });
}

function takeProcess(): ChildProcess {
  const { program, idle } = pool();
  for (const [child, timer] of idle) {
    clearTimeout(timer);
    idle.delete(child);
    if (child.connected) return child;
  }
  // Neither settings nor secrets: what it decodes may be written to take it over.
  const child = fork(program, [], {
    execArgv: [],
    env: { NODE_ENV: "production" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // It ends with this process, and must not keep it from ending.
  child.unref();
  child.channel?.unref();
  return child;
}

function release(child: ChildProcess): void {
  const { idle } = pool();
  const end = () => {
    idle.delete(child);
    child.kill();
  };
  idle.set(child, setTimeout(end, idleMs).unref());
}
