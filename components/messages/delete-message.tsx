"use client";

import { useState } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useActions } from "@/lib/client/hooks";
import type { Failure } from "@/lib/contract/errors";
import type { MessageView } from "@/lib/contract/views";
import { firstName } from "./first-name";

type Props = { message: MessageView; mine: boolean; onClose: () => void };

/** Asks before a message goes for good. */
export function DeleteMessage({ message, mine, onClose }: Props) {
  const { deleteMessage } = useActions();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const remove = async () => {
    setBusy(true);
    const answer = await deleteMessage(message.roomId, message.id);
    // When it worked, the message changes, and this goes with its actions.
    if (answer.ok) return;
    setBusy(false);
    setFailure(answer.error);
  };
  const whose = mine ? "your message" : `${firstName(message.author.name)}'s message`;
  return (
    <Dialog title={`Delete ${whose}?`} onClose={onClose}>
      <FormAlert failure={failure} />
      <p>Its words are gone for everyone. This cannot be undone.</p>
      <div className="actions">
        <Button kind="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button kind="danger" busy={busy} onClick={remove}>
          Delete message
        </Button>
      </div>
    </Dialog>
  );
}
