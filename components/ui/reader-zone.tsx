"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

const Zone = createContext("UTC");

/**
 * The zone in which times are written: the one the server read from the `tz` cookie, so that both
 * write the same text. On a device without that cookie the times change once, after the first paint.
 */
export function ReaderZone({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  const [zone, setZone] = useState(timeZone);
  useEffect(() => setZone(browserZone()), []);
  return <Zone value={zone}>{children}</Zone>;
}

export function useReaderZone(): string {
  return useContext(Zone);
}

/** The zone this device is set to. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}
