import { useCallback, useEffect, useState } from "react";
import type { Result } from "@/lib/contract/errors";

export type Fetched<T> = {
  data: T | null;
  failed: boolean;
  reload: () => void;
  put: (data: T) => void;
};

/**
 * Something of a room, fetched again whenever `key` changes and kept while that goes on; nothing
 * is fetched while `key` is null. `seed` stands for the first answer where the page brought it.
 */
export function useFetched<T>(
  fetch: () => Promise<Result<T>>,
  key: string | null,
  seed: T | null,
): Fetched<T> {
  const [state, setState] = useState({ data: seed, failed: false, key: seed ? key : null });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says when to ask again
  useEffect(() => {
    if (key === null || (attempt === 0 && state.key === key)) return;
    let current = true;
    void fetch().then((result) => {
      if (!current) return;
      setState((was) => ({ data: result.ok ? result.data : was.data, failed: !result.ok, key }));
    });
    return () => {
      current = false;
    };
  }, [key, attempt]);

  const reload = useCallback(() => setAttempt((n) => n + 1), []);
  const put = useCallback((data: T) => setState((was) => ({ ...was, data })), []);
  return { ...state, reload, put };
}
