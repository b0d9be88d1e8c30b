import type { Cast } from "./actors";
import type { World } from "./room-world";
import {
  below,
  members,
  moderators,
  owners,
  type RouteRow,
  type Routes,
  roomPath,
  segment,
  v1,
} from "./route-row";
import type { IdName } from "./strange-ids";

const room = `${v1}/rooms/:id`;
const at = (part: string) => ({ path: below(part), ids: ["roomId"] }) satisfies Partial<RouteRow>;
/** About somebody: `about("members", "targetId")`. */
const about = (part: string, who: IdName) =>
  ({
    path: (world) => `${roomPath(world)}/${part}/${segment(world[who])}`,
    ids: ["roomId", who],
  }) satisfies Partial<RouteRow>;
/** The same about the owner: for owners, about themselves. */
const aboutOwner =
  (part: string) =>
  (world: World, { people }: Cast) =>
    `${roomPath(world)}/${part}/${people.owner.id}`;
const promotion = () => ({ role: "moderator" });

/** Who is in a room, and what it is to them. */
export const memberRoutes: Routes = {
  [`GET ${room}/members`]: { ...at("members"), who: members() },
  [`PATCH ${room}/members/:userId`]: [
    { ...about("members", "targetId"), body: promotion, who: owners() },
    { path: aboutOwner("members"), body: promotion, who: owners(422) },
  ],
  [`DELETE ${room}/members/:userId`]: [
    { ...about("members", "targetId"), who: moderators(204) },
    { path: aboutOwner("members"), who: members(403) },
  ],
  [`GET ${room}/bans`]: { ...at("bans"), who: moderators() },
  [`PUT ${room}/bans/:userId`]: [
    { ...about("bans", "targetId"), who: moderators() },
    { path: aboutOwner("bans"), who: members(403) },
  ],
  [`DELETE ${room}/bans/:userId`]: { ...about("bans", "bannedId"), who: moderators(204) },
  [`POST ${room}/waitlist/:userId`]: [
    { path: about("waitlist", "waiterId").path, who: moderators(409), room: "full" },
    {
      ...about("waitlist", "waiterId"),
      body: () => ({ raiseLimit: true }),
      who: owners(),
      room: "full",
    },
  ],
  [`DELETE ${room}/waitlist/:userId`]: {
    ...about("waitlist", "waiterId"),
    who: moderators(204),
    room: "full",
  },
  [`PUT ${room}/own-name`]: { ...at("own-name"), body: () => ({ name: "Soup" }), who: members() },
  [`PUT ${room}/read`]: { ...at("read"), body: () => ({ seq: 1 }), who: members() },
  [`PUT ${room}/unread`]: { ...at("unread"), body: () => ({ seq: 1 }), who: members() },
  [`PATCH ${room}/notify`]: {
    ...at("notify"),
    body: () => ({ notify: "none", mutedUntil: null }),
    who: members(),
  },
  [`GET ${room}/presence`]: { ...at("presence"), who: members() },
};
