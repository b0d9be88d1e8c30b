"use client";

import { clockTime, fullTime } from "@/lib/contract/time";
import { useReaderZone } from "./reader-zone";

/** A clock time in the reader's zone, the whole date in its tooltip. */
export function Time({ at, className }: { at: string; className?: string }) {
  const zone = useReaderZone();
  return (
    <time dateTime={at} title={fullTime(at, zone)} className={className}>
      {clockTime(at, zone)}
    </time>
  );
}
