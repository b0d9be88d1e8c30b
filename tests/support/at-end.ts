type CleanUp = () => unknown;

const pending = new Set<CleanUp>();

/**
 * Has `cleanUp` called when this test file is over, whatever failed before, so that nothing a
 * broken test left running keeps jest waiting. It may be called for what has ended already.
 */
export function atEnd(cleanUp: CleanUp): void {
  pending.add(cleanUp);
}

/** Cleans up, newest first; clean-up.ts calls this after every file. */
export async function runAtEnd(): Promise<void> {
  for (const cleanUp of [...pending].reverse()) await cleanUp();
  pending.clear();
}
