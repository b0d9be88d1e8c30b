"use client";

import { useFormActions } from "@/components/shell/form-actions";
import { Arch } from "@/components/ui/arch";
import { Button } from "@/components/ui/button";
import { SeatDots, seatWords } from "@/components/ui/seats";
import { useActions } from "@/lib/client/hooks";
import type { InvitationPreview } from "@/lib/contract/views";
import { useRequestForm } from "./request-form";

type Props = {
  code: string;
  room: InvitationPreview;
  /** The form that joins, for Enter in the field above. */
  form: React.RefObject<HTMLFormElement | null>;
  onJoined: (roomId: string) => void;
};

/** The room that a typed code opens, with the way in. */
export function FoundRoom({ code, room, form: ref, onJoined }: Props) {
  const { actions } = useFormActions();
  const { joinByInvitation } = useActions();
  const { form, error, busy } = useRequestForm({
    action: actions.joinByInvitation,
    request: () => joinByInvitation(code),
    onDone: ({ id }) => onJoined(id),
  });
  const seats = { taken: room.memberCount, limit: room.memberLimit };
  const full = room.memberCount >= room.memberLimit;

  return (
    <section className="found-room" aria-label="Invitation">
      <Arch id={room.id} name={room.name} size={44} />
      <div className="grow">
        <p className="lead clip">{room.name}</p>
        {room.topic && <p className="small soft clip">{room.topic}</p>}
        <p className="small soft" role="status">
          {room.invitedBy ? `${room.invitedBy} invites you` : "You are invited"}
          {" · "}
          {full ? `This room is full: ${seats.taken} of ${seats.limit} seats.` : seatWords(seats)}
        </p>
        <SeatDots {...seats} />
      </div>
      {full ? (
        <a className="btn" href={`/join/${encodeURIComponent(code)}`}>
          Open invitation
        </a>
      ) : (
        <form {...form} ref={ref}>
          <input type="hidden" name="code" value={code} />
          <Button kind="primary" type="submit" busy={busy} aria-label={`Join ${room.name}`}>
            Join
          </Button>
        </form>
      )}
      {error && (
        <p className="small bad" role="alert">
          {error}
        </p>
      )}
    </section>
  );
}
