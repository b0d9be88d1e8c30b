import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/hooks";

/** A room that is being fetched for the first time: nothing for 200 ms, then lines where text will be. */
export function RoomLoading({
  roomId,
  name,
  failed,
}: {
  roomId: string;
  name: string;
  failed: boolean;
}) {
  const { open } = useActions();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div
      className="scroll"
      role="log"
      aria-live="off"
      aria-label={`Messages in ${name}`}
      aria-busy={!failed}
    >
      <div className="log col">
        {failed ? (
          <p className="older" role="alert">
            Could not load the messages.
            <button type="button" className="text-btn" onClick={() => open(roomId)}>
              Retry
            </button>
          </p>
        ) : (
          late && (
            <div className="older-lines" aria-hidden="true">
              <i />
              <i />
              <i />
            </div>
          )
        )}
      </div>
    </div>
  );
}
