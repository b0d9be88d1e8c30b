import type { UserView } from "@/lib/contract/views";
import { announce } from "./announcements";
import { type PublicUser, publicUser, userView } from "./views";

/** What has to be known of a person whose name or picture changed, to tell who sees it. */
export const userWithRooms = {
  ...publicUser,
  memberships: { select: { roomId: true } },
} as const;

type UserWithRooms = PublicUser & { memberships: { roomId: string }[] };

/** Tells everybody who shares a room with `user` how they look now. Call after commit. */
export function announceUser({ memberships, ...changed }: UserWithRooms): UserView {
  const user = userView(changed);
  const roomIds = memberships.map(({ roomId }) => roomId);
  announce({ type: "user:changed", user, roomIds });
  return user;
}
