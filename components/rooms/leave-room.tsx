"use client";

import { useFormActions } from "@/components/shell/form-actions";
import { navigateTo } from "@/components/shell/navigate-to";
import { useActions } from "@/lib/client/hooks";
import type { MemberView, RoomView } from "@/lib/contract/views";
import { ConfirmActions, ConfirmButton } from "./confirm-button";
import { useRequestForm } from "./request-form";

/** Leaving a room; an owner is told who will own it then. */
export function LeaveRoom({ room, heir }: { room: RoomView; heir: MemberView | null }) {
  const { actions } = useFormActions();
  const { leaveRoom } = useActions();
  const { form, error, busy } = useRequestForm({
    action: actions.leaveRoom,
    request: () => leaveRoom(room.id),
    onDone: () => navigateTo("/rooms"),
  });

  return (
    <ConfirmButton label="Leave room" kind="plain" title={`Leave ${room.name}?`}>
      <p className="soft">{consequence(room, heir)}</p>
      {error && (
        <p className="alert mt-4" role="alert">
          {error}
        </p>
      )}
      <form {...form}>
        <input type="hidden" name="roomId" value={room.id} />
        <ConfirmActions action="Leave room" busy={busy} />
      </form>
    </ConfirmButton>
  );
}

function consequence(room: RoomView, heir: MemberView | null): string {
  if (room.memberCount === 1)
    return "You are the only member: the room and its messages will be gone.";
  const back =
    room.kind === "open"
      ? "You can join again while there is a free seat."
      : "You will need an invitation to come back.";
  return room.role === "owner" && heir ? `${heir.user.name} will own ${room.name}. ${back}` : back;
}
