"use client";

import type { MouseEvent } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import { useAccountForm } from "@/components/auth/use-account-form";
import { ConfirmButton } from "@/components/rooms/confirm-button";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import type { FormAction } from "@/lib/contract/form-state";
import type { OwnedRoomView } from "@/lib/contract/room-fate";
import { RoomFateField } from "./room-fate-field";

type Props = { action: FormAction; rooms: OwnedRoomView[] };

/** What becomes of one's messages and rooms, the password, and when. */
export function DeleteAccountForm({ action, rooms }: Props) {
  const form = useAccountForm("presentPassword", action, { takesFocus: false });
  const { formProps, failure, values, busy, problem } = form;
  return (
    <form className="stack" {...formProps}>
      <FormAlert failure={failure} />
      <MessagesChoice initial={values.messages} />
      {rooms.map((room) => (
        <RoomFateField key={room.id} room={room} values={values} />
      ))}
      <PasswordField
        label="Password"
        name="presentPassword"
        autoComplete="current-password"
        error={problem("presentPassword")}
      />
      <div className="save">
        <Button kind="danger" type="submit" name="when" value="later" busy={busy}>
          Delete my account
        </Button>
        <ConfirmButton kind="quiet" label="Delete now" title="Delete your account for good?">
          <p className="soft">
            Everything of it is removed at once, and logging in does not bring it back.
          </p>
          <div className="actions">
            <Button kind="quiet" onClick={close}>
              Cancel
            </Button>
            <Button kind="danger" type="submit" name="when" value="now" busy={busy} onClick={close}>
              Delete for good
            </Button>
          </div>
        </ConfirmButton>
      </div>
    </form>
  );
}

function MessagesChoice({ initial = "keep" }: { initial?: string }) {
  return (
    <fieldset className="kinds">
      <legend className="label">Your messages</legend>
      <label>
        <input type="radio" name="messages" value="keep" defaultChecked={initial !== "delete"} />
        <span>
          <b>Keep my messages</b> They stay, as those of “Deleted member”
        </span>
      </label>
      <label>
        <input type="radio" name="messages" value="delete" defaultChecked={initial === "delete"} />
        <span>
          <b>Delete my messages too</b> “Message deleted” stands in their places
        </span>
      </label>
    </fieldset>
  );
}

/** What was wrong stands in the form below the question. */
function close(event: MouseEvent<HTMLElement>): void {
  event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
}
