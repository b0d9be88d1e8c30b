"use client";

import { useFormActions } from "@/components/shell/form-actions";
import { navigateTo } from "@/components/shell/navigate-to";
import { Field } from "@/components/ui/field";
import { useActions } from "@/lib/client/hooks";
import type { RoomView } from "@/lib/contract/views";
import { ConfirmButton } from "./confirm-button";
import { countWords } from "./count-words";
import { ConfirmActions } from "./question";
import { useRequestForm } from "./request-form";
import { wrongName } from "./wrong-name";

/** Of the question, which leaving leads to as well. */
export const deleteQuestionId = "delete-room";

/** Deleting a room for everyone; its name has to be typed. */
export function DeleteRoom({ room }: { room: RoomView }) {
  const { actions } = useFormActions();
  const { deleteRoom } = useActions();
  const { form, error, fields, busy } = useRequestForm({
    action: actions.deleteRoom,
    request: async ({ name = "" }) =>
      name.trim() === room.name ? deleteRoom(room.id) : { ok: false, error: wrongName(room.name) },
    onDone: () => navigateTo("/rooms"),
  });
  const members = countWords(room.memberCount, "member");
  const messages = countWords(room.lastSeq, "message");

  return (
    <ConfirmButton
      id={deleteQuestionId}
      label="Delete room"
      kind="danger"
      title={`Delete ${room.name}?`}
    >
      <p className="soft">
        {room.name}, {members} and {messages} will be gone for everyone. This cannot be undone.
      </p>
      {error && (
        <p className="alert mt-4" role="alert">
          {error}
        </p>
      )}
      <form {...form} className="mt-4">
        <input type="hidden" name="roomId" value={room.id} />
        <Field
          label="Type the room's name"
          name="name"
          autoComplete="off"
          error={fields.name?.[0]}
        />
        <ConfirmActions action="Delete room" busy={busy} />
      </form>
    </ConfirmButton>
  );
}
