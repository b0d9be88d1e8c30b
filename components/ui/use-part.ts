import { useEffect, useState } from "react";

/**
 * A part of the app that is fetched only when it is `wanted`; null until it is here. What cannot be
 * fetched is asked for again the next time that it is wanted.
 */
export function usePart<T extends object>(wanted: boolean, load: () => Promise<T>): T | null {
  const [part, setPart] = useState<T | null>(null);
  useEffect(() => {
    if (!wanted || part) return;
    let isGone = false;
    load().then(
      (loaded) => !isGone && setPart(loaded),
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [wanted, part, load]);
  return part;
}
