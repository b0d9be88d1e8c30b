"use client";

import { type Ref, useEffect, useImperativeHandle, useState } from "react";
import { useDayLabel, useReaderTime } from "@/components/shell/reader-time";

export type DayPillHandle = { show(at: string): void };

/** So long after the last movement it is there. */
const lingerMs = 1_000;

/** While the list moves, says over its top which day is being read. */
export function DayPill({ ref }: { ref: Ref<DayPillHandle> }) {
  const { dayKey } = useReaderTime();
  const [shown, setShown] = useState<{ at: string; sinceMs: number } | null>(null);
  useImperativeHandle(ref, () => ({
    show: (at) =>
      setShown((present) => {
        const nowMs = Date.now();
        const isSame = present !== null && dayKey(present.at) === dayKey(at);
        return isSame && nowMs - present.sinceMs < lingerMs / 4 ? present : { at, sinceMs: nowMs };
      }),
  }));
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), lingerMs);
    return () => clearTimeout(timer);
  }, [shown]);
  // Anew each time, so that it fades from now on.
  return shown && <Pill key={shown.sinceMs} at={shown.at} />;
}

/** The lines of the list tell screen readers the day already. */
function Pill({ at }: { at: string }) {
  return (
    <div className="day-pill" aria-hidden="true">
      {useDayLabel(at)}
    </div>
  );
}
