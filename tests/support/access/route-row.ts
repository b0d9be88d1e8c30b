import { type Actor, all, answers, type Cast, outside } from "./actors";
import type { RoomKind, World } from "./room-world";
import type { IdName } from "./strange-ids";

export type RouteRow = {
  /** How the path is filled, in a world; the pattern itself where it has nothing to fill. */
  path?: (world: World, cast: Cast) => string;
  body?: (world: World) => object;
  /** The status that each of them gets. */
  who: Record<Actor, number>;
  /** Of the world it is tried in; closed where nothing is said. */
  room?: RoomKind;
  /** What has to be there before. */
  prepare?: (cast: Cast, world: World) => Promise<unknown>;
  /** In the path or the body; with strange ones nothing is found by whoever gets it done otherwise. */
  ids?: IdName[];
  /** What strange ones get, where it is not 404; and those alone that are no ids. */
  strange?: number;
  malformed?: number;
};

/** By "METHOD pattern"; several rows where an answer depends on what is sent or on the room. */
export type Routes = Record<string, RouteRow | RouteRow[]>;

export const v1 = "/api/v1";
/** An id within a path, whatever is in it. */
export const segment = encodeURIComponent;
export const roomPath = ({ roomId }: World) => `${v1}/rooms/${segment(roomId)}`;
/** What is below a room: `inRoom("members")`. */
export const below = (part: string) => (world: World) => `${roomPath(world)}/${part}`;

const door = all(401, "anonymous", "deactivated");
export const anyone = (status: number) => answers(status, {});
export const signedIn = (status = 200) => answers(status, door);
/** To all others there is no such room; a status for each where members differ. */
export const members = (status = 200) => answers(status, { ...door, ...all(404, ...outside) });
export const moderators = (status = 200) => ({ ...members(status), member: 403 });
export const owners = (status = 200) => ({ ...moderators(status), moderator: 403 });
/** Whoever holds a link or finds an open room gets on; the banned find nothing. */
export const newcomers = (status = 200) => ({ ...signedIn(status), banned: 404 });
