import type { Ban, Invitation, ShortCode, User } from "@/generated/sqlite/client";
import { writeShortCode } from "@/lib/contract/short-codes";
import type {
  AuthorView,
  BanView,
  InvitationView,
  ShortCodeView,
  UserView,
} from "@/lib/contract/views";
import { deletedName } from "./own-name";

/** The columns of a person that others may see. */
export const publicUser = {
  id: true,
  firstName: true,
  lastName: true,
  kind: true,
  pictureId: true,
  deletedAt: true,
  deletesMessages: true,
} as const;
export type PublicUser = Pick<User, keyof typeof publicUser>;
/** What members of a room may see of each other. */
export const memberUser = { ...publicUser, lastSeenAt: true } as const;
export type MemberUser = Pick<User, keyof typeof memberUser>;
/** As much of it as it takes to show a face and a name. */
type NamedUser = Omit<PublicUser, "kind" | "deletesMessages">;

/** As others see it: whoever deleted their account is nobody in particular from that moment on. */
export function fullName(user: Pick<User, "firstName" | "lastName" | "deletedAt">): string {
  if (user.deletedAt) return deletedName;
  return `${user.firstName} ${user.lastName}`.trim();
}

export function userView(user: Omit<PublicUser, "deletesMessages">): UserView {
  const kind = user.kind === "bot" ? "bot" : "person";
  return { id: user.id, name: fullName(user), avatarUrl: avatarUrl(user), kind };
}

/** The author of a message or of words that are quoted. */
export function authorView(user: NamedUser): AuthorView {
  return { id: user.id, name: fullName(user), avatarUrl: avatarUrl(user) };
}

function avatarUrl({ pictureId, deletedAt }: NamedUser): string | null {
  return pictureId && !deletedAt ? `/api/v1/pictures/${pictureId}` : null;
}

type Made<T> = T & { createdBy: PublicUser };

/** `baseUrl` is the address people type, without a slash at its end. */
export function invitationView(invitation: Made<Invitation>, baseUrl: string): InvitationView {
  const { code, usesLeft, uses, createdBy } = invitation;
  return {
    code,
    url: `${baseUrl}/join/${code}`,
    expiresAt: invitation.expiresAt?.toISOString() ?? null,
    usesLeft,
    uses,
    createdAt: invitation.createdAt.toISOString(),
    createdBy: { id: createdBy.id, name: fullName(createdBy) },
  };
}

/** `baseUrl` as for `invitationView`. */
export function shortCodeView(shortCode: Made<ShortCode>, baseUrl: string): ShortCodeView {
  const code = writeShortCode(shortCode.code);
  const { createdBy } = shortCode;
  return {
    code,
    url: `${baseUrl}/join/${code}`,
    expiresAt: shortCode.expiresAt.toISOString(),
    createdBy: { id: createdBy.id, name: fullName(createdBy) },
  };
}

export function banView(ban: Ban & { user: PublicUser }): BanView {
  return {
    user: userView(ban.user),
    byId: ban.byId,
    createdAt: ban.createdAt.toISOString(),
  };
}
