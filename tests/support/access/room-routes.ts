import type { Cast } from "./actors";
import type { World } from "./room-world";
import {
  below,
  members,
  moderators,
  newcomers,
  owners,
  type RouteRow,
  type Routes,
  roomPath,
  segment,
  signedIn,
  v1,
} from "./route-row";

const room = `${v1}/rooms/:id`;
const here = { path: roomPath, ids: ["roomId"] } satisfies Partial<RouteRow>;
const at = (part: string) => ({ path: below(part), ids: ["roomId"] }) satisfies Partial<RouteRow>;
const joining = (part = "") =>
  ({
    path: ({ code }) => `${v1}/join/${segment(code)}${part}`,
    ids: ["code"],
  }) satisfies Partial<RouteRow>;
const link = (part = "") =>
  ({
    path: (world) => `${roomPath(world)}/invitations/${segment(world.code)}${part}`,
    ids: ["roomId", "code"],
  }) satisfies Partial<RouteRow>;
const queue = ({ visitors }: Cast, { roomId }: World) =>
  visitors.stranger.call("POST", `/rooms/${roomId}/waitlist`);

/** Rooms, and the ways into them. */
export const roomRoutes: Routes = {
  [`GET ${v1}/rooms`]: { who: signedIn() },
  [`POST ${v1}/rooms`]: { body: () => ({ name: "Another", kind: "open" }), who: signedIn(201) },
  [`GET ${v1}/open-rooms`]: { who: signedIn() },
  [`GET ${room}`]: { ...here, who: members() },
  [`PATCH ${room}`]: [
    { ...here, body: () => ({ name: "Renamed" }), who: moderators() },
    { ...here, body: () => ({ topic: "Tea" }), who: moderators() },
    { ...here, body: () => ({ memberLimit: 20 }), who: owners() },
    { ...here, body: () => ({ kind: "open" }), who: owners() },
  ],
  [`DELETE ${room}`]: { ...here, who: owners(204) },
  [`POST ${room}/join`]: [
    { ...at("join"), who: members() },
    { ...at("join"), who: newcomers(), room: "open" },
  ],
  [`POST ${room}/leave`]: [
    { ...at("leave"), who: members(204) },
    {
      path: below("leave"),
      body: ({ targetId }) => ({ heirId: targetId }),
      who: members(204),
      ids: ["targetId"],
      strange: 422,
    },
  ],
  [`GET ${v1}/join/:code`]: { ...joining(), who: newcomers() },
  [`POST ${v1}/join/:code`]: { ...joining(), who: newcomers() },
  [`POST ${v1}/join/:code/waitlist`]: { ...joining("/waitlist"), who: newcomers(), room: "full" },
  [`GET ${v1}/me/waits`]: { who: signedIn() },
  [`GET ${room}/waitlist`]: { ...at("waitlist"), who: moderators(), room: "full" },
  [`POST ${room}/waitlist`]: [
    { ...at("waitlist"), who: members(), room: "full" },
    { ...at("waitlist"), who: newcomers(), room: "open and full" },
  ],
  [`DELETE ${room}/waitlist`]: {
    ...at("waitlist"),
    who: { ...members(404), stranger: 204 },
    room: "open and full",
    prepare: queue,
  },
  [`GET ${room}/invitations`]: { ...at("invitations"), who: members() },
  [`POST ${room}/invitations`]: { ...at("invitations"), who: moderators(201) },
  [`DELETE ${room}/invitations/:code`]: { ...link(), who: moderators(204) },
  [`GET ${room}/invitations/:code/qr`]: { ...link("/qr"), who: members() },
  [`GET ${room}/short-code`]: { ...at("short-code"), who: members(204) },
  [`POST ${room}/short-code`]: { ...at("short-code"), who: members(201) },
  [`DELETE ${room}/short-code`]: { ...at("short-code"), who: members(204) },
};
