"use client";

import { useDayLabel, useReaderTime } from "@/components/shell/reader-time";

/** A moment as the reader writes it: "Today, 14:02". */
export function When({ at }: { at: string }) {
  const day = useDayLabel(at);
  const { clock } = useReaderTime();
  return <time dateTime={at}>{`${day}, ${clock(at)}`}</time>;
}
