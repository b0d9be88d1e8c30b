import type { Connection } from "@/lib/client/types";

export type BannerWords = { tone: "warn" | "ok"; text: string; retry: boolean };

const quietMs = 3_000;
const retryMs = 30_000;
const backMs = 2_000;

/**
 * What the banner says at `nowMs`: nothing for the first 3 s of a gap, then words, after 30 s a
 * way to try at once; and "Back" for 2 s, only if the gap had been told (`told`).
 */
export function bannerWords(
  { state, sinceMs, missed }: Connection,
  nowMs: number,
  told: boolean,
): BannerWords | null {
  const forMs = nowMs - sinceMs;
  if (state === "live" || state === "polling") {
    if (!told || forMs > backMs) return null;
    const more = missed === 0 ? "" : ` ${missed} new ${missed === 1 ? "message" : "messages"}.`;
    return { tone: "ok", text: `Back.${more}`, retry: false };
  }
  if (state === "signedOut" || sinceMs === 0 || forMs < quietMs) return null;
  const why = state === "offline" ? "You are offline." : "Reconnecting.";
  return {
    tone: "warn",
    text: `${why} Messages you send will wait here.`,
    retry: forMs >= retryMs,
  };
}
