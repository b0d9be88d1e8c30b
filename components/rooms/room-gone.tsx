import { RoomLink } from "@/components/shell/room-link";
import type { Gone } from "@/lib/client/types";

/** Stands where the composer was once the reader has no seat here any more. */
export function RoomGone({ gone }: { gone: Exclude<Gone, null> }) {
  return (
    <div className="room-gone" role="status">
      <p>{gone === "left" ? "You are no longer in this room." : "This room was deleted."}</p>
      <RoomLink className="btn" href="/rooms">
        Go to my rooms
      </RoomLink>
    </div>
  );
}
