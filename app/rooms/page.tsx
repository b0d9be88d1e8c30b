import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { lastRoomCookie } from "@/components/shell/last-room";
import { listRooms } from "@/lib/chat/room-list";
import { requireActor } from "./require-actor";

/** Members go to the room they were in last; whoever has none yet sees the shell's welcome. */
export default async function RoomsPage() {
  const actor = await requireActor("/rooms");
  const rooms = await listRooms(actor);
  const last = (await cookies()).get(lastRoomCookie)?.value;
  const room = rooms.find(({ id }) => id === last) ?? rooms[0];
  if (room) redirect(`/rooms/${room.id}`);
  return null;
}
