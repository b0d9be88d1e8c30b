"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useReaderZone } from "@/components/ui/reader-zone";
import { useActions } from "@/lib/client/hooks";
import { dayStart } from "@/lib/contract/time";

type Props = { roomId: string; onClose: () => void };

/** Asks for a day and shows the room's first message from then on. */
export default function JumpToDate({ roomId, onClose }: Props) {
  const { showDate } = useActions();
  const zone = useReaderZone();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const jump = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const at = dayStart(String(new FormData(event.currentTarget).get("date")), zone);
    if (!at) return setError("Choose a date, for example 24 March 2026.");
    setBusy(true);
    const answer = await showDate(roomId, at.toISOString());
    setBusy(false);
    if (answer.ok) onClose();
    else setError(answer.error.message);
  };
  return (
    <Dialog title="Jump to a date" onClose={onClose}>
      <form onSubmit={jump} noValidate>
        <Field label="Date" name="date" type="date" error={error} autoFocus />
        <div className="actions">
          <Button type="submit" kind="primary" busy={isBusy}>
            Jump
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
