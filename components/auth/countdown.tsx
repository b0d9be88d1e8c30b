"use client";

import { useEffect, useState } from "react";

/** "Too many attempts. Try again in 3 minutes.", counting down; in seconds at the end. */
export function Countdown({ forMs }: { forMs: number }) {
  const [leftMs, setLeftMs] = useState(forMs);
  useEffect(() => {
    const until = Date.now() + forMs;
    const timer = setInterval(() => setLeftMs(Math.max(0, until - Date.now())), 1_000);
    return () => clearInterval(timer);
  }, [forMs]);
  if (leftMs === 0) return "You can try again now.";
  return `Too many attempts. Try again in ${inWords(leftMs)}.`;
}

function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds <= 90) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
