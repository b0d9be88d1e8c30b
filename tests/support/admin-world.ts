import { randomBytes, randomUUID } from "node:crypto";
import { type Admin, makeAdmin } from "./admin";
import { change, storedTime } from "./database";
import { type Person, people } from "./people";
import { makeRoom } from "./rooms";
import { sharedServer } from "./shared-server";

/** What an administrator can act on, of a shared server: nobody else's test is in it. */
export type AdminWorld = {
  admin: Admin;
  other: Admin;
  owner: Person;
  member: Person;
  /** Of a name that only it has. */
  room: { id: string; name: string };
  messageId: string;
  /** Given up, as a dead mail server leaves them. */
  jobs: { id: string }[];
};

/** Two administrators, and a closed room of two others with a message in it. */
export async function makeAdminWorld(): Promise<AdminWorld> {
  const place = sharedServer();
  const [admin, other] = [await makeAdmin(place), await makeAdmin(place)];
  const { ada: owner, bo: member } = await people("ada", "bo");
  const name = `Kitchen ${randomBytes(4).toString("hex")}`;
  const room = await makeRoom(owner, { name }, [member]);
  await owner.api.call("PATCH", `/rooms/${room.id}`, { kind: "closed" });
  const path = `/rooms/${room.id}/messages`;
  const said = { clientId: randomBytes(6).toString("hex"), body: "the secret of the soup" };
  const { body } = await member.api.call<{ id: string }>("POST", path, said);
  return {
    admin,
    other,
    owner,
    member,
    room,
    messageId: body.id,
    jobs: [giveUpJob(), giveUpJob()],
  };
}

/** A job that was given up, and the words by which its row is found. */
export function giveUpJob(kind = "mail"): { id: string; reason: string } {
  const id = randomUUID();
  const reason = `Message failed: 554 5.7.1 <${id}@example.org> is not known here`;
  const insert = `INSERT INTO "Job" ("id", "kind", "payload", "state", "attempts", "runAt", "lastError")
    VALUES (?, ?, '', 'dead', 10, ?, ?)`;
  change(sharedServer(), insert, id, kind, storedTime(Date.now()), reason);
  return { id, reason };
}

/** One thing an administrator does on a page: which form, what is typed, what the audit says. */
export type AdminDeed = {
  action: string;
  path: string;
  fields: Record<string, string>;
  button: string;
};

/** Every deed there is, in an order in which each can still be done. */
export function adminDeeds(world: AdminWorld): AdminDeed[] {
  const { other, owner, member, room, messageId, jobs } = world;
  const [retried = "", dropped = ""] = jobs.map(({ id }) => id);
  const [bo, kitchen] = [`/admin/users/${member.id}`, `/admin/rooms/${room.id}`];
  const membership = `/admin/memberships/${room.id}/${member.id}`;
  const message = `/admin/messages/${messageId}`;
  const names = { firstName: "Bob", lastName: "Lindqvist", email: `new-${member.email}` };
  const edit = { name: room.name, topic: "Soup", memberLimit: "7", kind: "closed" };
  const reason = { reason: "A parent asked" };
  const deletion = { ...reason, messages: "keep", when: "later" };
  const deed = (action: string, path: string, fields: AdminDeed["fields"], button: string) => ({
    action,
    path,
    fields,
    button,
  });
  return [
    deed("user.edit", bo, names, "Save"),
    deed("user.promote", bo, {}, "Make administrator"),
    deed("user.demote", `/admin/users/${other.id}`, {}, "Take away"),
    deed("user.reset", bo, {}, "Mail the link"),
    deed("user.signOut", bo, {}, "Sign out"),
    deed("user.deactivate", bo, reason, "Deactivate account"),
    deed("user.reactivate", bo, {}, "Reactivate"),
    deed("message.view", message, reason, "View"),
    deed("message.delete", message, {}, "Delete message"),
    deed("membership.role", membership, { role: "moderator" }, "Save"),
    deed("room.handOver", kitchen, { userId: member.id }, "Save"),
    deed("membership.remove", `/admin/memberships/${room.id}/${owner.id}`, {}, "Remove"),
    deed("room.edit", kitchen, edit, "Save"),
    deed("invitation.end", `/admin/invitations?q=${encodeURIComponent(room.name)}`, {}, "End inv"),
    deed("job.retry", "/admin/jobs", { jobId: retried }, "Try again"),
    deed("job.delete", "/admin/jobs", { jobId: dropped }, "Delete job"),
    deed("room.delete", kitchen, { name: room.name }, "Delete room"),
    deed("user.delete", `/admin/users/${other.id}`, deletion, "Delete account"),
  ];
}
