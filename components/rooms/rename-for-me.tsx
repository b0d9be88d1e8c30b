"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useActions } from "@/lib/client/hooks";
import type { RoomView } from "@/lib/contract/views";
import { realNameOf } from "./room-fields";

/** Asks for the reader's own name for a room. */
export function RenameForMe({ room, onClose }: { room: RoomView; onClose: () => void }) {
  const { setOwnRoomName } = useActions();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    setBusy(true);
    const answer = await setOwnRoomName(room.id, name || null);
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.error.fields?.name?.[0] ?? answer.error.message);
  };
  return (
    <Dialog title={`Rename ${realNameOf(room)} for me`} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void save(event)}>
        <Field
          label="My own name for it"
          name="name"
          autoComplete="off"
          defaultValue={room.realName === undefined ? "" : room.name}
          placeholder={realNameOf(room)}
          hint={`Only you see it. Leave it empty for “${realNameOf(room)}”.`}
          error={problem}
        />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" busy={busy}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
