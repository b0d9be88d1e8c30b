"use client";

import { Toast } from "@/components/ui/toast";
import { useActions, useDeletions } from "@/lib/client/hooks";
import { messageElementId } from "./message-element-id";

/** Offers to have the message back that was just deleted; says so when deleting one did not work. */
export function DeleteToast() {
  const { undoable, failure } = useDeletions();
  const { undoDelete, holdUndo, dismissDeleteFailure } = useActions();
  const undo = (id: string) => {
    // Before the button with the focus goes.
    document.getElementById(messageElementId(id))?.focus({ preventScroll: true });
    undoDelete();
  };
  return (
    <>
      <div role="status">
        {undoable && (
          <Toast
            key={undoable.id}
            action="Undo"
            onAction={() => undo(undoable.id)}
            onHold={holdUndo}
          >
            Deleted.
          </Toast>
        )}
      </div>
      <div role="alert">
        {failure && (
          <Toast action="Dismiss" onAction={dismissDeleteFailure}>
            Not deleted. {failure.message}
          </Toast>
        )}
      </div>
    </>
  );
}
