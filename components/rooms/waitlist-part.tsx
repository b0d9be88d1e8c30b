"use client";

import { useEffect, useRef, useState } from "react";
import { useActions } from "@/lib/client/hooks";
import type { RoomView, WaitingView } from "@/lib/contract/views";
import { AutoAdmit } from "./auto-admit";
import { useFetched } from "./use-fetched";
import { WaitingRow } from "./waiting-row";

type Props = { room: RoomView; seed: WaitingView[] | null };

/** Who is in line for a seat, in order, for those who let people in. */
export function WaitlistPart({ room, seed }: Props) {
  const { listWaiting } = useActions();
  const key = `${room.id} ${room.waiting} ${room.memberCount}`;
  const waiting = useFetched(() => listWaiting(room.id), key, seed);
  const [told, setTold] = useState("");
  const part = useRef<HTMLDivElement>(null);

  const tell = (words: string) => {
    setTold(words);
    waiting.reload();
  };

  // The button that had the focus goes with its row.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the list
  useEffect(() => {
    if (told && document.activeElement === document.body) {
      part.current?.focus({ preventScroll: true });
    }
  }, [waiting.data]);

  return (
    <div ref={part} className="people waitlist" tabIndex={-1}>
      <p className="small soft" role="status">
        {told}
      </p>
      {waiting.data && waiting.data.length > 0 && (
        <ol>
          {waiting.data.map((row) => (
            <WaitingRow key={row.user.id} room={room} row={row} onDone={tell} />
          ))}
        </ol>
      )}
      {waiting.data?.length === 0 && <p className="small soft">Nobody waits for a seat.</p>}
      {waiting.failed && (
        <p className="small" role="alert">
          Could not refresh.{" "}
          <button type="button" className="text-btn" onClick={waiting.reload}>
            Retry
          </button>
        </p>
      )}
      <AutoAdmit room={room} />
    </div>
  );
}
