"use client";

import { useEffect, useState } from "react";
import { countWords } from "@/components/rooms/count-words";
import { Toast } from "@/components/ui/toast";
import { useActions, useMarkedRead } from "@/lib/client/hooks";

/** How long it can be undone that all was marked as read, in ms. */
const undoMs = 6_000;

/** Offers to have unread what was marked as read all at once; says so when that did not work. */
export function ReadToast() {
  const marked = useMarkedRead();
  const { dismissMarkedRead } = useActions();
  return (
    <>
      <div role="status" className="shell-toast">
        {marked && !marked.failed && <UndoToast count={marked.rooms.length} />}
      </div>
      <div role="alert" className="shell-toast">
        {marked?.failed && (
          <Toast action="Dismiss" onAction={dismissMarkedRead}>
            Not undone. Mark rooms as unread from their menus.
          </Toast>
        )}
      </div>
    </>
  );
}

function UndoToast({ count }: { count: number }) {
  const { undoMarkedRead, dismissMarkedRead } = useActions();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(dismissMarkedRead, undoMs);
    return () => clearTimeout(timer);
  }, [held, dismissMarkedRead]);
  return (
    <Toast action="Undo" onAction={() => void undoMarkedRead()} onHold={setHeld}>
      {countWords(count, "room")} marked as read.
    </Toast>
  );
}
