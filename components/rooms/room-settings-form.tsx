"use client";

import { useEffect, useState } from "react";
import { useFormActions } from "@/components/shell/form-actions";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useActions } from "@/lib/client/hooks";
import { can } from "@/lib/contract/permissions";
import type { RoomView } from "@/lib/contract/views";
import { checkRoomChange } from "./check-room";
import { countWords } from "./count-words";
import { KindCards } from "./kind-cards";
import { useRequestForm } from "./request-form";
import { changedFields, realNameOf } from "./room-fields";
import { SeatStepper } from "./seat-stepper";

/** Name, topic, kind and seats, each for those who may change it. */
export function RoomSettingsForm({ room }: { room: RoomView }) {
  const { actions } = useFormActions();
  const { updateRoom } = useActions();
  const [saved, setSaved] = useState(false);
  const { form, error, fields, values, busy } = useRequestForm({
    action: actions.updateRoom,
    request: async (typed) => {
      const change = changedFields(typed, room);
      if (Object.keys(change).length === 0) return { ok: true, data: room };
      const checked = await checkRoomChange(change);
      return checked.ok ? updateRoom(room.id, checked.data) : checked;
    },
    onDone: () => setSaved(true),
  });

  useEffect(() => {
    if (!saved) return;
    const timer = setTimeout(() => setSaved(false), 2_000);
    return () => clearTimeout(timer);
  }, [saved]);

  return (
    <form {...form} className="stack">
      <input type="hidden" name="roomId" value={room.id} />
      {error && (
        <p className="alert" role="alert">
          {error}
        </p>
      )}
      <Field
        label="Room name"
        name="name"
        autoComplete="off"
        defaultValue={values.name ?? realNameOf(room)}
        error={fields.name?.[0]}
      />
      <Field
        label="Topic"
        name="topic"
        autoComplete="off"
        defaultValue={values.topic ?? room.topic}
        error={fields.topic?.[0]}
      />
      {can(room.role, "changeKind") && (
        <KindCards initial={room.kind === "open" ? "open" : "closed"} />
      )}
      {can(room.role, "changeLimit") && (
        <SeatStepper
          initial={values.memberLimit ?? String(room.memberLimit)}
          taken={room.memberCount}
          hint={`${countWords(room.memberCount, "seat")} taken.`}
          error={fields.memberLimit?.[0]}
        />
      )}
      <div className="saving">
        <Button kind="primary" type="submit" busy={busy}>
          Save changes
        </Button>
        <span role="status" className="small">
          {saved && "Saved"}
        </span>
      </div>
    </form>
  );
}
