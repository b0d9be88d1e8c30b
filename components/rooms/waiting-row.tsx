"use client";

import { firstName } from "@/components/messages/first-name";
import { useFormActions } from "@/components/shell/form-actions";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { useActions } from "@/lib/client/hooks";
import { can } from "@/lib/contract/permissions";
import type { RoomView, WaitingView } from "@/lib/contract/views";
import { ConfirmButton } from "./confirm-button";
import { ConfirmActions } from "./question";
import { useRequestForm } from "./request-form";

type Props = { room: RoomView; row: WaitingView; onDone: (words: string) => void };

/** Somebody in line: let in, with a seat more where there is none, or sent away. */
export function WaitingRow({ room, row: { user, place }, onDone }: Props) {
  const isFull = room.memberCount >= room.memberLimit;
  const { actions } = useFormActions();
  const { letIn, decline } = useActions();
  const first = firstName(user.name);
  const admission = useRequestForm({
    action: actions.letIn,
    request: () => letIn(room.id, user.id, { raiseLimit: isFull }),
    onDone: () => onDone(`${first} is in`),
  });
  const refusal = useRequestForm({
    action: actions.declineWaiting,
    request: () => decline(room.id, user.id),
    onDone: () => onDone(`${first} was declined`),
  });
  const ids = (
    <>
      <input type="hidden" name="roomId" value={room.id} />
      <input type="hidden" name="userId" value={user.id} />
      <input type="hidden" name="raiseLimit" value={String(isFull)} />
    </>
  );
  const error = admission.error ?? refusal.error;
  const letInLabel = (
    <>
      Let in<span className="vh"> {user.name}</span>
    </>
  );

  return (
    <li>
      <span className="num small soft">{place}</span>
      <Avatar {...user} size={28} />
      <span className="grow clip">
        {user.name}
        {error && (
          <span className="small bad" role="alert">
            {" "}
            {error}
          </span>
        )}
      </span>
      {!isFull && (
        <form {...admission.form}>
          {ids}
          <Button size="small" type="submit" busy={admission.busy}>
            {letInLabel}
          </Button>
        </form>
      )}
      {isFull && can(room.role, "changeLimit") && (
        <ConfirmButton label={letInLabel} size="small" title={`Add a seat for ${user.name}?`}>
          <p className="soft">
            All {room.memberLimit} seats are taken. {room.name} gets {room.memberLimit + 1}.
          </p>
          <form {...admission.form}>
            {ids}
            <ConfirmActions
              action={`Add a seat and let ${first} in`}
              kind="primary"
              busy={admission.busy}
            />
          </form>
        </ConfirmButton>
      )}
      <form {...refusal.form}>
        {ids}
        <Button kind="quiet" size="small" type="submit" busy={refusal.busy}>
          Decline<span className="vh"> {user.name}</span>
        </Button>
      </form>
    </li>
  );
}
