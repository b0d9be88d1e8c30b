"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useReaderZone } from "@/components/ui/reader-zone";
import { clockTime, dayLabel, fullDate } from "@/lib/contract/time";

const Now = createContext(0);

/** The present for everything below, to the minute; begins with the server's, so both agree. */
export function NowProvider({ now, children }: { now: number; children: ReactNode }) {
  const [present, setPresent] = useState(now);
  useEffect(() => {
    setPresent(Date.now());
    const timer = setInterval(() => setPresent(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return <Now value={present}>{children}</Now>;
}

/** Epoch milliseconds, at most a minute old. */
export function useNow(): number {
  return useContext(Now);
}

type ReaderTime = {
  /** "14:02" */
  clock: (at: string) => string;
  /** Equal for two times of one day. */
  dayKey: (at: string) => string;
  fullDate: (at: string) => string;
};

/** Times as the reader's zone writes them; the same functions until the zone changes. */
export function useReaderTime(): ReaderTime {
  const zone = useReaderZone();
  return useMemo(
    () => ({
      clock: (at) => clockTime(at, zone),
      dayKey: remembered((at) => fullDate(at, zone)),
      fullDate: (at) => fullDate(at, zone),
    }),
    [zone],
  );
}

const mostRemembered = 5_000;

/** Lists are sorted into days at each change; days begin at whole minutes in every zone of today. */
function remembered(dayOf: (at: string) => string): (at: string) => string {
  const known = new Map<string, string>();
  return (at) => {
    const minute = at.slice(0, 16);
    const day = known.get(minute) ?? dayOf(at);
    if (known.size >= mostRemembered) known.clear();
    known.set(minute, day);
    return day;
  };
}

/** "Today", "Yesterday", "Monday", "12 March". */
export function useDayLabel(at: string): string {
  return dayLabel(at, useReaderZone(), useNow());
}
