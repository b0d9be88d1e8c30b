"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { useFormActions } from "@/components/shell/form-actions";
import { replaceWith } from "@/components/shell/navigate-to";
import { VerifyFirst } from "@/components/shell/verify-first";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useActions, useRooms } from "@/lib/client/hooks";
import { limits } from "@/lib/contract/limits";
import { checkNewRoom } from "./check-room";
import { KindCards } from "./kind-cards";
import { useRequestForm } from "./request-form";
import { RoomOverlay } from "./room-overlay";
import { SeatStepper } from "./seat-stepper";

/** Makes a room: over the present one where scripts run, as a page otherwise. */
export function NewRoom({ overlay }: { overlay: boolean }) {
  const { mustVerify } = useFormActions();
  return (
    <RoomOverlay title="New room" overlay={overlay} tab="room">
      {mustVerify ? <VerifyFirst to="make rooms" /> : <NewRoomForm overlay={overlay} />}
    </RoomOverlay>
  );
}

function NewRoomForm({ overlay }: { overlay: boolean }) {
  const { actions } = useFormActions();
  const { createRoom } = useActions();
  const { rooms } = useRooms();
  // Whoever looked for a room in vain brings its name along.
  const wished = useSearchParams().get("name") ?? "";
  const [name, setName] = useState(wished);
  const { form, error, fields, values, busy } = useRequestForm({
    action: actions.createRoom,
    request: async (typed) => {
      const checked = await checkNewRoom(typed);
      return checked.ok ? createRoom(checked.data) : checked;
    },
    onDone: (room) => replaceWith(`/rooms/${room.id}`),
  });
  const twin = rooms.some((room) => room.name.toLowerCase() === name.trim().toLowerCase());

  return (
    <form {...form}>
      <div className="stack room-fields">
        {error && (
          <p className="alert" role="alert">
            The room was not made. {error}
          </p>
        )}
        <Field
          label="Room name"
          name="name"
          autoComplete="off"
          autoFocus
          defaultValue={values.name ?? wished}
          onInput={(event) => setName(event.currentTarget.value)}
          hint={twin && "You are in a room of that name already."}
          error={fields.name?.[0]}
        />
        <KindCards initial={values.kind === "open" ? "open" : "closed"} />
        <SeatStepper
          initial={values.memberLimit ?? String(limits.memberLimit.default)}
          taken={1}
          hint="You can change this later."
          error={fields.memberLimit?.[0]}
        />
        <Field
          label={
            <>
              Topic <span className="soft">(optional)</span>
            </>
          }
          name="topic"
          autoComplete="off"
          placeholder="What the room is for"
          defaultValue={values.topic}
          error={fields.topic?.[0]}
        />
      </div>
      <div className="actions">
        {overlay && (
          <Button kind="quiet" onClick={() => window.history.back()}>
            Cancel
          </Button>
        )}
        <Button kind="primary" type="submit" busy={busy}>
          Create room
        </Button>
      </div>
    </form>
  );
}
