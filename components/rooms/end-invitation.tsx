"use client";

import { useFormActions } from "@/components/shell/form-actions";
import { useActions } from "@/lib/client/hooks";
import type { InvitationView, RoomView } from "@/lib/contract/views";
import { ConfirmButton } from "./confirm-button";
import { ConfirmActions } from "./question";
import { useRequestForm } from "./request-form";

type Props = { room: RoomView; invitation: InvitationView; onEnded: () => void };

/** Makes a link stop working, after asking. */
export function EndInvitation({ room, invitation: { code }, onEnded }: Props) {
  const { actions } = useFormActions();
  const { endInvitation } = useActions();
  const { form, error, busy } = useRequestForm({
    action: actions.endInvitation,
    request: () => endInvitation(room.id, code),
    onDone: onEnded,
  });
  return (
    <ConfirmButton
      label={
        <>
          End<span className="vh"> link {code.slice(0, 6)}</span>
        </>
      }
      kind="quiet"
      size="small"
      title="End this link?"
    >
      <p className="soft">
        Nobody can join {room.name} with it any more. Whoever is in the room stays.
      </p>
      {error && (
        <p className="alert mt-4" role="alert">
          {error}
        </p>
      )}
      <form {...form}>
        <input type="hidden" name="roomId" value={room.id} />
        <input type="hidden" name="code" value={code} />
        <ConfirmActions action="End link" busy={busy} />
      </form>
    </ConfirmButton>
  );
}
