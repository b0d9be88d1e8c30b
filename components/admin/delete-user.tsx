"use client";

import { RoomFateField } from "@/components/settings/room-fate-field";
import type { AdminUserView } from "@/lib/contract/admin-lists";
import type { FormAction } from "@/lib/contract/form-state";
import { Deed } from "./deed";
import { SelectField } from "./select-field";

type Props = { user: AdminUserView; action: FormAction };

/** Deleting somebody's account, with all that they are asked when they do it themselves. */
export function DeleteUser({ user: { id, name, state, owned }, action }: Props) {
  const undo = state === "active" ? "logging in brings it back until then" : "nobody can log in";
  return (
    <Deed
      action={action}
      target={{ userId: id }}
      label="Delete account"
      kind="danger"
      title={`Delete the account of ${name}?`}
      line={`${name} is signed out everywhere and gone from every room at once.`}
      verb="Delete account"
      asks={{ name: "reason", label: "Reason (goes into the audit)" }}
      fields={(values) => (
        <>
          <SelectField
            label="Messages"
            name="messages"
            options={[
              ["keep", "Keep them, as those of “Deleted member”"],
              ["delete", "Delete them too"],
            ]}
            defaultValue={values.messages ?? "keep"}
          />
          {owned.map((room) => (
            <div key={room.id} className="mb-6">
              <RoomFateField room={room} values={values} owner={name} />
            </div>
          ))}
          <SelectField
            label="Gone for good"
            name="when"
            options={[
              ["later", `In 7 days: ${undo}`],
              ["now", "At once: nothing brings it back"],
            ]}
            defaultValue={values.when ?? "later"}
          />
        </>
      )}
    />
  );
}
