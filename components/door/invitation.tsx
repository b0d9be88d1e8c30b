import type { ReactNode } from "react";
import { Arch } from "@/components/ui/arch";
import { Avatar } from "@/components/ui/avatar";
import { SeatDots, seatsOf, seatWords } from "@/components/ui/seats";
import type { InvitationPreview } from "@/lib/contract/views";

/** What an invitation's link shows before joining; `children` is the way in. */
export function Invitation({ room, children }: { room: InvitationPreview; children: ReactNode }) {
  const seats = seatsOf(room);
  return (
    <div className="calm join">
      <Arch id={room.id} name={room.name} size={64} />
      <p className="soft">
        {room.invitedBy ? `${room.invitedBy} invites you to` : "You are invited to"}
      </p>
      <h1 className="display">{room.name}</h1>
      {room.topic && <p className="soft">{room.topic}</p>}
      <p className="faces">
        {room.faces.map((person) => (
          <Avatar key={person.id} {...person} size={36} />
        ))}
        <span className="vh">{whoIsThere(room)}</span>
      </p>
      <p className="seat-line">
        <SeatDots {...seats} />
        {seatWords(seats)}
      </p>
      {children}
    </div>
  );
}

/** "Ada Okafor, Bo Lindqvist and 3 others" */
function whoIsThere({ faces, memberCount }: InvitationPreview): string {
  const names = faces.map((person) => person.name);
  const others = memberCount - names.length;
  if (others > 0) names.push(others === 1 ? "1 other" : `${others} others`);
  return new Intl.ListFormat("en-GB").format(names);
}
