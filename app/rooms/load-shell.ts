import type { DetailsSeed } from "@/components/rooms/details-seed";
import type { OpenRoomsSeed } from "@/components/rooms/open-room-list";
import { readView } from "@/components/shell/view";
import { findMe } from "@/lib/chat/accounts";
import type { PersonActor } from "@/lib/chat/actor";
import { listBans } from "@/lib/chat/bans";
import { listInvitations } from "@/lib/chat/invitations";
import { listMembers } from "@/lib/chat/memberships";
import { listOpenRooms } from "@/lib/chat/open-rooms";
import { listPins } from "@/lib/chat/pins";
import { listFiles } from "@/lib/chat/room-files";
import { listRooms } from "@/lib/chat/room-list";
import { hearthName } from "@/lib/chat/settings";
import { findShortCode } from "@/lib/chat/short-codes";
import { listWaiting } from "@/lib/chat/waitlist";
import { can } from "@/lib/contract/permissions";
import type { MeView, RoomView } from "@/lib/contract/views";
import { askedUrl } from "./asked-url";
import { type LoadedRoom, loadRoom } from "./load-room";
import { ownAddress } from "./own-address";
import { readerTimeZone } from "./reader-time-zone";

export type ShellData = {
  me: MeView;
  rooms: RoomView[];
  hearthName: string;
  timeZone: string;
  /** The room in the address. */
  seed: LoadedRoom | null;
  details: DetailsSeed | null;
  openRooms: OpenRoomsSeed | null;
};

/** Everything that the first HTML of the chat shows, for the address that was asked for. */
export async function loadShell(actor: PersonActor): Promise<ShellData> {
  const url = await askedUrl();
  const view = readView(url.pathname);
  const [me, rooms, name, seed] = await Promise.all([
    findMe(actor),
    listRooms(actor),
    hearthName(),
    view.kind === "room" ? loadRoom(view.roomId) : null,
  ]);
  const isOpen = view.kind === "browse" || (view.kind === "welcome" && rooms.length === 0);
  const q = url.searchParams.get("q")?.slice(0, 200).trim() ?? "";
  return {
    me,
    rooms,
    hearthName: name,
    timeZone: await readerTimeZone(actor),
    seed,
    details: seed && view.kind === "room" ? await loadDetails(actor, seed, view.details) : null,
    openRooms: isOpen ? { q, ...(await listOpenRooms(actor, { q })) } : null,
  };
}

/** The invitation stands in the details and at the start of a room; the members only in the details. */
async function loadDetails(
  actor: PersonActor,
  seed: LoadedRoom,
  open: boolean,
): Promise<DetailsSeed> {
  const roomId = seed.room.id;
  const fromStart = seed.page.messages[0]?.seq === 1;
  const { role } = seed.room;
  const address = await ownAddress();
  const [members, pins, files, bans, waiting, invitations, shortCode] = await Promise.all([
    open ? listMembers(actor, roomId) : null,
    open ? listPins(actor, roomId) : null,
    open ? listFiles(actor, roomId, {}) : null,
    open && can(role, "removeMember") ? listBans(actor, roomId) : null,
    open && can(role, "manageWaitlist") ? listWaiting(actor, roomId) : null,
    open || fromStart ? listInvitations(actor, roomId, address) : null,
    open ? findShortCode(actor, roomId, address) : null,
  ]);
  const found = open ? { shortCode } : null;
  return { roomId, members, pins, files, bans, waiting, invitations, shortCode: found };
}
