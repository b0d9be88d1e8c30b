import { randomUUID } from "node:crypto";
import { change } from "../database";
import { type ActionRow, only } from "./action-row";
import type { Cast } from "./actors";
import { makeWorld, type World } from "./room-world";

type Prepare = NonNullable<ActionRow["prepare"]>;

const who = only("admin");
const list = { path: () => "/admin/invitations", who };
const account = {
  path: ({ targetId }: World) => `/admin/users/${encodeURIComponent(targetId)}`,
  who,
};
const actions = "app/admin/actions.ts";
const userActions = "app/admin/user-actions.ts";
const reason = "A parent asked";
const user = ({ targetId }: World) => ({ userId: targetId });
const member = ({ roomId, targetId }: World) => ({ roomId, userId: targetId });

/** A job that was given up. */
const deadJob: Prepare = async ({ place }) => {
  const jobId = randomUUID();
  const insert = `INSERT INTO "Job" ("id", "kind", "payload", "state", "attempts", "lastError")
    VALUES (?, 'mail', '', 'dead', 10, 'no')`;
  change(place, insert, jobId);
  return { jobId };
};

const jobs = {
  ...list,
  prepare: deadJob,
  fields: () => ({}),
  named: {
    field: "jobId",
    deleted: async (cast: Cast, world: World) => {
      const { jobId = "" } = (await deadJob(cast, world)) ?? {};
      change(cast.place, `DELETE FROM "Job" WHERE "id" = ?`, jobId);
      return jobId;
    },
  },
} satisfies ActionRow;

/** The first link that the list offers to end, as it names it. */
const sealedLink: Prepare = async ({ visitors }, { roomName }) => {
  const page = await visitors.admin.fetch(`/admin/invitations?q=${encodeURIComponent(roomName)}`);
  const [, invitation = ""] = /name="invitation" value="([^"]+)"/.exec(await page.text()) ?? [];
  return { invitation };
};

/** Uses an account up, for what could not be undone for the next row. */
const newcomer: Prepare = async (cast) => ({ userId: cast.newcomer().id });

const theirs = {
  field: "userId",
  deleted: async ({ people }: Cast) => people.gone.id,
} satisfies ActionRow["named"];

/** What only administrators do, by "file action". */
export const adminActions: Record<string, ActionRow> = {
  [`${actions} retryJob`]: jobs,
  [`${actions} deleteJob`]: jobs,
  [`${actions} editRoom`]: {
    ...list,
    fields: ({ roomId }) => ({
      ...{ roomId, name: "Renamed", topic: "", memberLimit: "12", kind: "closed" },
    }),
    ids: ["roomId"],
  },
  [`${actions} handOverRoom`]: { ...list, fields: member, ids: ["roomId", "targetId"] },
  [`${actions} deleteRoom`]: {
    ...list,
    fields: ({ roomId, roomName }) => ({ roomId, name: roomName }),
    ids: ["roomId"],
  },
  [`${actions} changeRole`]: {
    ...list,
    fields: (world) => ({ ...member(world), role: "moderator" }),
    ids: ["roomId", "targetId"],
  },
  [`${actions} removeMember`]: { ...list, fields: member, ids: ["roomId", "targetId"] },
  [`${actions} viewMessage`]: {
    ...list,
    fields: ({ messageId }) => ({ messageId, reason }),
    ids: ["messageId"],
  },
  [`${actions} deleteMessage`]: {
    ...list,
    fields: ({ messageId }) => ({ messageId }),
    ids: ["messageId"],
  },
  [`${actions} endInvitation`]: {
    ...list,
    prepare: sealedLink,
    fields: () => ({}),
    named: {
      field: "invitation",
      deleted: async (cast) => {
        const world = await makeWorld(cast);
        const { invitation = "" } = (await sealedLink(cast, world)) ?? {};
        await cast.people.owner.api.call("DELETE", `/rooms/${world.roomId}`);
        return invitation;
      },
    },
  },
  [`${userActions} editUser`]: {
    ...account,
    fields: (world) => ({
      ...{ ...user(world), firstName: "Emily", lastName: "Novak", email: `${world.roomId}@x.org` },
    }),
    ids: ["targetId"],
  },
  [`${userActions} promoteUser`]: {
    ...account,
    prepare: newcomer,
    fields: () => ({}),
    named: theirs,
  },
  [`${userActions} demoteUser`]: {
    ...account,
    named: theirs,
    prepare: async ({ place, newcomer }) => {
      const { id } = newcomer();
      change(place, `UPDATE "User" SET "isAdmin" = TRUE WHERE "id" = ?`, id);
      return { userId: id };
    },
    fields: () => ({}),
  },
  [`${userActions} mailReset`]: { ...account, fields: user, ids: ["targetId"] },
  [`${userActions} signOutUser`]: { ...account, fields: user, ids: ["targetId"] },
  [`${userActions} deactivateUser`]: {
    ...account,
    named: theirs,
    prepare: newcomer,
    fields: () => ({ reason }),
  },
  [`${userActions} deleteUser`]: {
    ...account,
    named: theirs,
    prepare: newcomer,
    fields: () => ({ reason, messages: "keep", when: "later" }),
  },
  [`${userActions} reactivateUser`]: {
    ...account,
    named: theirs,
    fields: () => ({}),
    prepare: async ({ place, newcomer }) => {
      const { id } = newcomer();
      change(place, `UPDATE "User" SET "deactivatedAt" = "createdAt" WHERE "id" = ?`, id);
      return { userId: id };
    },
  },
};
