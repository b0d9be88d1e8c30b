"use client";

import { RoomLink } from "@/components/shell/room-link";
import type { InvitationView, RoomView } from "@/lib/contract/views";
import { InvitationLink } from "./invitation-link";
import { lastingInvitation } from "./invitation-terms";
import { InvitationsLoading } from "./invitations-loading";
import type { Fetched } from "./use-fetched";

type Props = { room: RoomView; invitations: Fetched<InvitationView[]> };

/** At the start of a room: the link that lets people in, and the way to the other ones. */
export function InvitationCard({ room, invitations }: Props) {
  if (!invitations.data) return <InvitationsLoading invitations={invitations} />;
  const invitation = lastingInvitation(invitations.data);
  const all = (
    <RoomLink className="btn sm quiet" href={`/rooms/${room.id}/settings#members`}>
      All invitations
    </RoomLink>
  );
  return (
    <div className="invite">
      <p className="ui">Invitation link</p>
      {invitation ? (
        <InvitationLink room={room} invitation={invitation}>
          {all}
        </InvitationLink>
      ) : (
        <>
          <p className="small soft">No link works at present.</p>
          <div className="invite-actions">{all}</div>
        </>
      )}
    </div>
  );
}
