"use client";

import { useId, useState } from "react";
import { useFormActions } from "@/components/shell/form-actions";
import { navigateTo } from "@/components/shell/navigate-to";
import { useActions } from "@/lib/client/hooks";
import type { MemberView, RoomView } from "@/lib/contract/views";
import { ConfirmButton } from "./confirm-button";
import { deleteQuestionId } from "./delete-room";
import { ConfirmActions } from "./question";
import { useRequestForm } from "./request-form";

type Props = {
  room: RoomView;
  /** Who may own it next, the heir first; none unless the reader owns it. */
  heirs: MemberView[];
};

/** Leaving a room. An owner is told who owns it then, may choose another, or delete it instead. */
export function LeaveRoom({ room, heirs }: Props) {
  const { actions } = useFormActions();
  const { leaveRoom } = useActions();
  const { form, error, fields, busy } = useRequestForm({
    action: actions.leaveRoom,
    request: ({ heirId }) => leaveRoom(room.id, heirId ? { heirId } : {}),
    onDone: () => navigateTo("/rooms"),
  });
  const problem = error ?? fields.heirId?.[0];
  const [heirId, setHeirId] = useState<string | null>(null);
  const heir = heirs.find(({ user }) => user.id === heirId) ?? heirs[0];

  return (
    <ConfirmButton label="Leave room" kind="plain" title={`Leave ${room.name}?`}>
      <p className="soft">{leavingWords(room, heir)}</p>
      {problem && (
        <p className="alert mt-4" role="alert">
          {problem}
        </p>
      )}
      <form {...form}>
        <input type="hidden" name="roomId" value={room.id} />
        {heirs.length > 1 && <HeirField heirs={heirs} onChoose={setHeirId} />}
        {heirs.length > 0 && (
          <p className="small mt-4">
            Or{" "}
            <button type="button" className="text-btn" popoverTarget={deleteQuestionId}>
              delete the room for everyone
            </button>
            .
          </p>
        )}
        <ConfirmActions action="Leave room" busy={busy} />
      </form>
    </ConfirmButton>
  );
}

/** Whoever wants another heir than these hands the room over first. */
const offered = 100;

type HeirFieldProps = { heirs: MemberView[]; onChoose: (userId: string) => void };

function HeirField({ heirs, onChoose }: HeirFieldProps) {
  const id = useId();
  return (
    <div className="field mt-4">
      <label htmlFor={id}>Who owns it then</label>
      <div className="in">
        <select
          id={id}
          name="heirId"
          defaultValue={heirs[0]?.user.id}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {heirs.slice(0, offered).map(({ user, role }) => (
            <option key={user.id} value={user.id}>
              {role === "moderator" ? `${user.name} (moderator)` : user.name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** What comes of leaving a room, for whoever thinks of it. */
export function leavingWords(room: RoomView, heir: MemberView | undefined): string {
  if (room.memberCount === 1)
    return "You are the only member: the room and its messages will be gone.";
  const back =
    room.kind === "open"
      ? "You can join again while there is a free seat."
      : "You will need an invitation to come back.";
  return heir ? `${heir.user.name} will own ${room.name}. ${back}` : back;
}
