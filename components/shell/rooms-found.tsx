"use client";

import { useEffect, useState } from "react";
import { countWords } from "@/components/rooms/count-words";

/** So long after the last key the count is said aloud, in ms. */
const settledMs = 500;

/** Says aloud how many of my rooms fit, once typing has paused; whoever sees the list sees it. */
export function RoomsFound({ query, count }: { query: string; count: number }) {
  const [words, setWords] = useState("");
  useEffect(() => {
    const told = query.trim() === "" ? "" : `${countWords(count, "room")} found`;
    const timer = setTimeout(() => setWords(told), settledMs);
    return () => clearTimeout(timer);
  }, [query, count]);
  return (
    <p className="vh" role="status">
      {words}
    </p>
  );
}
