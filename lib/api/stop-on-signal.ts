const patienceMs = 8_000;
/** Ctrl-C reaches a program that npm started twice: from the terminal and from npm. */
const sameSignalMs = 100;

/**
 * On SIGTERM or SIGINT runs `stop` and exits with 0, after 8 s at the latest. A second signal
 * exits at once.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let askedAt: number | undefined;
  const onSignal = () => {
    const now = performance.now();
    if (askedAt !== undefined) {
      if (now - askedAt > sameSignalMs) process.exit(1);
      return;
    }
    askedAt = now;
    setTimeout(() => process.exit(0), patienceMs);
    void stop().finally(() => process.exit(0));
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
