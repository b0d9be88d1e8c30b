import { type Actor, all, answers, inRoom, outside } from "./actors";
import type { World } from "./room-world";
import type { IdName } from "./strange-ids";

/**
 * What a page answers: itself, the way to the log-in page, the way to another page, or that there is
 * no such page.
 */
export type PageAnswer = "page" | "door" | "on" | "missing";

export type PageRow = {
  path: (world: World) => string;
  who: Record<Actor, PageAnswer>;
  /** The ids in the path; with strange ones the page is missing, to those who see it otherwise. */
  ids?: IdName[];
};

const anybody = answers<PageAnswer>("page", {});
const signedOut = answers<PageAnswer>("on", all("page", "anonymous", "deactivated"));
const unfinished = answers<PageAnswer>("on", all("door", "anonymous", "deactivated"));
const signedIn = answers<PageAnswer>("page", all("door", "anonymous", "deactivated"));
const withRooms = { ...signedIn, ...all<PageAnswer>("on", ...inRoom) };
const members = answers<PageAnswer>("page", {
  ...all("missing", ...outside),
  ...all("door", "anonymous", "deactivated"),
});
const admins = answers<PageAnswer>("missing", { admin: "page" });
const invited = answers<PageAnswer>("page", { ...all("on", ...inRoom), banned: "missing" });

const at = (path: string) => () => path;
const adminPage = (name: string): PageRow => ({ path: at(`/admin${name}`), who: admins });

/** Every page there is, by its file. */
export const pageTable: Record<string, PageRow> = {
  "app/page.tsx": { path: at("/"), who: signedOut },
  "app/(door)/signup/page.tsx": { path: at("/signup"), who: signedOut },
  "app/(door)/login/page.tsx": { path: at("/login"), who: signedOut },
  "app/(door)/login/code/page.tsx": { path: at("/login/code"), who: unfinished },
  "app/(door)/check-email/page.tsx": { path: at("/check-email"), who: unfinished },
  "app/(door)/forgot/page.tsx": { path: at("/forgot"), who: anybody },
  "app/(door)/goodbye/page.tsx": { path: at("/goodbye"), who: anybody },
  // What a wrong token is told is in password-reset.test.ts and verification.test.ts.
  "app/(door)/reset/[token]/page.tsx": { path: at("/reset/wrong"), who: anybody },
  "app/(door)/verify/[token]/page.tsx": { path: at("/verify/wrong"), who: anybody },
  "app/join/[code]/page.tsx": {
    path: ({ code }) => `/join/${encodeURIComponent(code)}`,
    who: invited,
    ids: ["code"],
  },
  "app/rooms/page.tsx": { path: at("/rooms"), who: withRooms },
  "app/rooms/new/page.tsx": { path: at("/rooms/new"), who: signedIn },
  "app/rooms/browse/page.tsx": { path: at("/rooms/browse"), who: signedIn },
  "app/rooms/[id]/page.tsx": {
    path: ({ roomId }) => `/rooms/${encodeURIComponent(roomId)}`,
    who: members,
    ids: ["roomId"],
  },
  "app/rooms/[id]/settings/page.tsx": {
    path: ({ roomId }) => `/rooms/${encodeURIComponent(roomId)}/settings`,
    who: members,
    ids: ["roomId"],
  },
  "app/search/page.tsx": { path: at("/search?q=hi"), who: signedIn },
  "app/settings/page.tsx": { path: at("/settings"), who: signedIn },
  "app/admin/page.tsx": adminPage(""),
  "app/admin/users/page.tsx": adminPage("/users"),
  "app/admin/rooms/page.tsx": adminPage("/rooms"),
  "app/admin/memberships/page.tsx": adminPage("/memberships"),
  "app/admin/messages/page.tsx": adminPage("/messages"),
  "app/admin/invitations/page.tsx": adminPage("/invitations"),
  "app/admin/jobs/page.tsx": adminPage("/jobs"),
  "app/admin/audit/page.tsx": adminPage("/audit"),
  "app/admin/users/[id]/page.tsx": {
    path: ({ targetId }) => `/admin/users/${encodeURIComponent(targetId)}`,
    who: admins,
    ids: ["targetId"],
  },
  "app/admin/rooms/[id]/page.tsx": {
    path: ({ roomId }) => `/admin/rooms/${encodeURIComponent(roomId)}`,
    who: admins,
    ids: ["roomId"],
  },
  "app/admin/memberships/[roomId]/[userId]/page.tsx": {
    path: ({ roomId, targetId }) =>
      `/admin/memberships/${encodeURIComponent(roomId)}/${encodeURIComponent(targetId)}`,
    who: admins,
    ids: ["roomId", "targetId"],
  },
  "app/admin/messages/[id]/page.tsx": {
    path: ({ messageId }) => `/admin/messages/${encodeURIComponent(messageId)}`,
    who: admins,
    ids: ["messageId"],
  },
};
