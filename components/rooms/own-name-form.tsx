"use client";

import { useState } from "react";
import { useFormActions } from "@/components/shell/form-actions";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useActions } from "@/lib/client/hooks";
import type { RoomView } from "@/lib/contract/views";
import { useRequestForm } from "./request-form";
import { realNameOf } from "./room-fields";

/** What only the reader calls this room. */
export function OwnNameForm({ room }: { room: RoomView }) {
  const { actions } = useFormActions();
  const { setOwnRoomName } = useActions();
  const own = room.realName === undefined ? "" : room.name;
  const [told, setTold] = useState("");
  const { form, error, fields, values, busy } = useRequestForm({
    action: actions.nameRoom,
    request: ({ name = "" }) => setOwnRoomName(room.id, name.trim() || null),
    onDone: ({ name, realName }) =>
      setTold(realName === undefined ? `It is called ${name} again` : `You call it ${name} now`),
  });
  const [typed, setTyped] = useState(values.name ?? own);
  const [known, setKnown] = useState(own);
  // Another device of mine renamed it.
  if (own !== known) {
    setKnown(own);
    setTyped(own);
  }

  return (
    <form {...form} className="own-name">
      <input type="hidden" name="roomId" value={room.id} />
      {error && (
        <p className="alert" role="alert">
          {error}
        </p>
      )}
      <Field
        label="My own name for it"
        name="name"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        placeholder={realNameOf(room)}
        hint={`Only you see it. Leave it empty for “${realNameOf(room)}”.`}
        error={fields.name?.[0]}
        after={
          <Button size="small" kind="quiet" type="submit" busy={busy}>
            Save
          </Button>
        }
      />
      <p className="small" role="status">
        {told}
      </p>
    </form>
  );
}
