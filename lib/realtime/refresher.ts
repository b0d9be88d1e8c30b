import { log } from "@/lib/log";

/** Runs `work` when asked; asked again while it runs, once more after it. Its faults are logged. */
export function createRefresher(work: () => Promise<void>): { refresh(): void } {
  let running = false;
  let asked = false;
  const run = async () => {
    running = true;
    while (asked) {
      asked = false;
      await work().catch((error: unknown) => log.error({ err: error }, "could not refresh"));
    }
    running = false;
  };
  return {
    refresh() {
      asked = true;
      if (!running) void run();
    },
  };
}
