"use client";

import { useEffect, useState } from "react";
import { navigateTo } from "@/components/shell/navigate-to";
import { Toast } from "@/components/ui/toast";
import { useActions, useSeatedIn } from "@/lib/client/hooks";

/** Longer than other toasts: whoever waited for it may look elsewhere. In ms. */
const shownMs = 15_000;

/** Tells somebody who waited that there is a seat, wherever they are, and leads to it. */
export function SeatedToast({ openRoomId }: { openRoomId: string | null }) {
  const room = useSeatedIn();
  const { dismissSeated } = useActions();
  const [held, setHeld] = useState(false);
  const isThere = room !== null && room.id === openRoomId;

  useEffect(() => {
    if (room === null || held) return;
    if (isThere) return dismissSeated();
    const timer = setTimeout(dismissSeated, shownMs);
    return () => clearTimeout(timer);
  }, [room, held, isThere, dismissSeated]);

  return (
    <div role="status" className="shell-toast">
      {room && !isThere && (
        <Toast action="Open" onAction={() => navigateTo(`/rooms/${room.id}`)} onHold={setHeld}>
          You have a seat in {room.name}
        </Toast>
      )}
    </div>
  );
}
