"use client";

import { Field } from "@/components/ui/field";
import type { AdminRoomView } from "@/lib/contract/admin-lists";
import type { FormAction } from "@/lib/contract/form-state";
import { EditForm } from "./edit-form";
import { SelectField } from "./select-field";

/** A room's name, topic, seats and kind. */
export function RoomForm({ room, action }: { room: AdminRoomView; action: FormAction }) {
  return (
    <EditForm action={action} target={{ roomId: room.id }}>
      {({ value, problem }) => (
        <>
          <Field
            label="Room name"
            name="name"
            autoComplete="off"
            defaultValue={value("name", room.name)}
            error={problem("name")}
          />
          <Field
            label="Topic"
            name="topic"
            autoComplete="off"
            defaultValue={value("topic", room.topic)}
            error={problem("topic")}
          />
          <div className="two">
            <Field
              label="Seats (member limit)"
              name="memberLimit"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={value("memberLimit", String(room.memberLimit))}
              error={problem("memberLimit")}
            />
            <SelectField
              label="Kind"
              name="kind"
              options={[
                ["open", "Open"],
                ["closed", "Closed"],
              ]}
              defaultValue={value("kind", room.kind)}
              error={problem("kind")}
            />
          </div>
        </>
      )}
    </EditForm>
  );
}
