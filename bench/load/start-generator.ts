import { spawn } from "node:child_process";
import { once } from "node:events";
import { generatorCore, pinned } from "../machine";
import type { Commands } from "./commands";

export type Generator = {
  /** Has it do one thing and answers what came of it; throws what it threw. */
  call<N extends keyof Commands>(name: N, ask: Commands[N]["ask"]): Promise<Commands[N]["answer"]>;
  stop(): Promise<void>;
};

/** A generator on its own core where there are two. */
export function startGenerator(): Generator {
  const script = ["--import", "tsx", "bench/load/generator.ts"];
  const [command, ...args] = pinned(generatorCore, [process.execPath, ...script]);
  if (!command) throw new Error("there is a command");
  const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = endOf(child);
  // Heard by whoever asks next; until then nobody needs to.
  ended.catch(() => {});
  return {
    async call(name, ask) {
      const answered = once(child, "message");
      child.send({ name, ask });
      const [{ answer, error }] = await Promise.race([answered, ended]);
      if (error) throw new Error(`The generator: ${error}`);
      return answer;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const exited = once(child, "exit");
      child.disconnect();
      await exited;
    },
  };
}

async function endOf(child: ReturnType<typeof spawn>): Promise<never> {
  const [code, signal] = await once(child, "exit");
  throw new Error(`The generator ended (${code ?? signal}).`);
}
