import { useActions } from "@/lib/client/hooks";
import type { RoomScreen } from "@/lib/client/types";
import { LoadingLines } from "./loading-lines";

/** Stands for the messages further up while they are fetched: three lines, or what went wrong. */
export function OlderMessages({ screen }: { screen: RoomScreen }) {
  const { loadOlder } = useActions();
  if (screen.olderFailed) {
    return (
      <p className="older" role="alert">
        Could not load older messages.
        <button type="button" className="text-btn" onClick={() => loadOlder(screen.room.id)}>
          Retry
        </button>
      </p>
    );
  }
  return <LoadingLines />;
}
