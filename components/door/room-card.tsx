import { Arch } from "@/components/ui/arch";
import { seatsOf, seatWords } from "@/components/ui/seats";
import type { InvitationPreview } from "@/lib/contract/views";

/** The room somebody is invited to, above the form that lets them in. */
export function RoomCard({ room }: { room: InvitationPreview }) {
  return (
    <section className="room-card" aria-label="Invitation">
      <Arch id={room.id} name={room.name} size={44} />
      <div className="grow">
        <b className="lead clip">{room.name}</b>
        <p>
          {room.invitedBy ? `${room.invitedBy} invites you` : "You are invited"} ·{" "}
          {seatWords(seatsOf(room))}
        </p>
      </div>
    </section>
  );
}
