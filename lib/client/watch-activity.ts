import { awayAfterMs } from "@/lib/contract/presence-times";
import { isHidden } from "./page-visibility";

const lookEveryMs = 15_000;
const signs = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "focus"] as const;

/** Tells when nothing was done in this page for minutes, and when something is again. */
export function watchActivity(tell: (away: boolean) => void): { stop(): void } {
  const listening = new AbortController();
  const options = { signal: listening.signal, passive: true, capture: true };
  let activeAt = Date.now();
  let away = false;
  const move = (next: boolean) => {
    if (next === away) return;
    away = next;
    tell(away);
  };
  const active = () => {
    if (isHidden()) return;
    activeAt = Date.now();
    move(false);
  };
  for (const sign of signs) addEventListener(sign, active, options);
  document.addEventListener("visibilitychange", active, options);
  const timer = setInterval(() => move(Date.now() - activeAt >= awayAfterMs), lookEveryMs);
  return {
    stop() {
      listening.abort();
      clearInterval(timer);
    },
  };
}
