"use client";

import { WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useActions, useConnection } from "@/lib/client/hooks";
import { type BannerWords, bannerWords } from "./banner-words";

/** Lies over the top of the list, so nothing moves; says what happens to messages in a gap. */
export function ConnectionBanner() {
  const words = useBanner();
  const { retryConnection } = useActions();
  // The live region stays in the page, so that words put into it are said aloud.
  return (
    <div role="status" className={words ? `banner ${words.tone}` : undefined}>
      {words && (
        <>
          {words.tone === "warn" && <WifiOff className="size-4" />}
          {words.text}
          {words.retry && (
            <button type="button" className="text-btn" onClick={retryConnection}>
              Retry now
            </button>
          )}
        </>
      )}
    </div>
  );
}

function useBanner(): BannerWords | null {
  const { state, sinceMs, missed } = useConnection();
  const [shown, setShown] = useState<{ words: BannerWords | null; told: boolean }>({
    words: null,
    told: false,
  });
  useEffect(() => {
    const look = () =>
      setShown((was) => {
        const words = bannerWords({ state, sinceMs, missed }, Date.now(), was.told);
        const same = words?.text === was.words?.text && words?.retry === was.words?.retry;
        return same ? was : { words, told: words !== null };
      });
    look();
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  }, [state, sinceMs, missed]);
  return shown.words;
}
