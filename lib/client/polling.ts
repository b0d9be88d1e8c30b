/** Milliseconds between two polls while the page is seen, and while it is not. */
const shownMs = 2_000;
const hiddenMs = 10_000;

export type Polling = ReturnType<typeof createPolling>;

/** Calls `poll` again and again, never twice at a time; `turn` counts from 0. */
export function createPolling(poll: (turn: number) => Promise<void>, isHidden: () => boolean) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let started = false;
  let busy = false;
  let turn = 0;

  async function go() {
    if (!started || busy) return;
    clearTimeout(timer);
    busy = true;
    await poll(turn++).finally(() => {
      busy = false;
    });
    if (started) timer = setTimeout(go, isHidden() ? hiddenMs : shownMs);
  }

  return {
    start() {
      if (started) return;
      started = true;
      void go();
    },
    stop() {
      started = false;
      clearTimeout(timer);
    },
    /** Polls at once, if polling is what is done at present. */
    now: () => void go(),
  };
}
