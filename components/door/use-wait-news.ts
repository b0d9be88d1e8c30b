import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { OwnWaitView } from "@/lib/contract/views";

const everyMs = 4_000;

/**
 * While somebody waits, asks every few seconds where they stand, and has the page made again when
 * that changed: it then leads into the room, or tells the new place.
 */
export function useWaitNews(roomId: string, place: number | null): void {
  const router = useRouter();
  useEffect(() => {
    if (place === null) return;
    const look = async () => {
      const waits = await fetchWaits();
      if (waits && waits.find((wait) => wait.roomId === roomId)?.place !== place) router.refresh();
    };
    const timer = setInterval(() => void look(), everyMs);
    return () => clearInterval(timer);
  }, [roomId, place, router]);
}

/** Null where nobody answered: then there is no news. */
async function fetchWaits(): Promise<OwnWaitView[] | null> {
  try {
    const response = await fetch("/api/v1/me/waits", { cache: "no-store" });
    const answer = (await response.json()) as { waits?: OwnWaitView[] };
    return answer.waits ?? null;
  } catch {
    return null;
  }
}
