import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/hooks";
import { hasWords } from "@/lib/contract/match-names";
import type { UserView } from "@/lib/contract/views";

/** So long after the last key the server is asked, in ms. */
const settledMs = 150;

/** People whom I share a room with and whose names fit what was typed, once typing has paused. */
export function usePeopleFound(typed: string): readonly UserView[] {
  const { listPeople } = useActions();
  const [found, setFound] = useState<readonly UserView[]>([]);
  useEffect(() => {
    if (typed === "") return;
    let isOutdated = false;
    const timer = setTimeout(async () => {
      const answer = await listPeople(typed);
      if (answer.ok && !isOutdated) setFound(answer.data);
    }, settledMs);
    return () => {
      isOutdated = true;
      clearTimeout(timer);
    };
  }, [typed, listPeople]);
  // Until the next answer is here, whoever still fits of the last one.
  return typed === "" ? [] : found.filter(({ name }) => hasWords(name, typed));
}
