/** What administrators do: it is done, and it is in the audit with who, whom, why and from where. */
import type { Failure } from "@/lib/contract/errors";
import type { MessageView, MeView, RoomView } from "@/lib/contract/views";
import { auditOf, changeable, logInAdmin, makeAdmin } from "@/tests/support/admin";
import {
  type AdminDeed,
  type AdminWorld,
  adminDeeds,
  makeAdminWorld,
} from "@/tests/support/admin-world";
import { change, storedTime } from "@/tests/support/database";
import { mailTo } from "@/tests/support/mailbox";
import { logIn, people } from "@/tests/support/people";
import { sharedServer } from "@/tests/support/shared-server";
import { codeOf, membersOf, queueFor } from "@/tests/support/waitlist";

let world: AdminWorld;
beforeAll(async () => {
  await logInAdmin(sharedServer());
  world = await makeAdminWorld();
});

const act = ({ path, fields, button }: Omit<AdminDeed, "action">) =>
  world.admin.visitor.submit(path, fields, { button });

test("each deed is done once, and leaves one entry", async () => {
  const { admin, owner, member, room, messageId } = world;
  for (const deed of adminDeeds(world)) {
    const before = auditOf(sharedServer()).length;
    const { status } = await act(deed);
    expect([deed.action, status]).toEqual([deed.action, 303]);
    const [entry, ...more] = auditOf(sharedServer()).slice(before);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ action: deed.action, actorId: admin.id });
    expect(entry?.address).toMatch(/127\.0\.0\.1|::1/);
    if (deed.action === "membership.role") {
      const { body } = await member.api.call<RoomView>("GET", `/rooms/${room.id}`);
      expect(body.role).toBe("moderator");
    }
    if (deed.action === "room.handOver") {
      const { body } = await member.api.call<RoomView>("GET", `/rooms/${room.id}`);
      expect(body.role).toBe("owner");
    }
    if (deed.action === "membership.remove") {
      expect((await owner.api.call("GET", `/rooms/${room.id}`)).status).toBe(404);
    }
    if (deed.action === "room.edit") {
      const { body } = await member.api.call<RoomView>("GET", `/rooms/${room.id}`);
      expect(body).toMatchObject({ topic: "Soup", memberLimit: 7, memberCount: 1 });
    }
    if (deed.action === "message.delete") {
      const { body } = await member.api.call<MessageView>("GET", `/messages/${messageId}`);
      expect(body).toMatchObject({ body: "", deletedAt: expect.any(String) });
    }
  }
  const { body: me } = await member.api.call<MeView>("GET", "/me");
  expect(me).toMatchObject({ name: "Bob Lindqvist", email: `new-${member.email}`, isAdmin: true });
  expect(me.emailVerified).toBe(false);
  expect((await member.api.call("GET", `/rooms/${room.id}`)).status).toBe(404);
  await mailTo(sharedServer(), member.email, "Your e-mail was changed");
  await mailTo(sharedServer(), `new-${member.email}`, "Verify your e-mail");
  await mailTo(sharedServer(), `new-${member.email}`, "Choose a new password");
  expect(
    auditOf(sharedServer())
      .map(({ detail }) => detail)
      .join(),
  ).not.toContain("/reset/");
});

test("the audit tells it in words, by whom and from where; deleted things keep no name", async () => {
  const { admin } = world;
  const html = await (await admin.visitor.fetch("/admin/audit?verb=room.delete")).text();
  expect(html).toContain("Deleted the room");
  expect(html).toContain("127.0.0.1");
  expect(html).toContain(world.room.name);
  expect(html).not.toContain("Made administrator</td>");
  const edited = await (await admin.visitor.fetch("/admin/audit?verb=room.edit")).text();
  expect(edited).toContain("member limit: 12 → 7");
  const deleted = await (await admin.visitor.fetch("/admin/audit?verb=user.delete")).text();
  expect(deleted).toContain("Deleted member");
  expect(deleted).not.toContain(`/admin/users/${world.other.id}`);
  const none = await (await admin.visitor.fetch("/admin/audit?q=nobody-of-this-name")).text();
  expect(none).toContain("No entries match.");
});

test("the limit is never under the number of members, for an administrator either", async () => {
  const { admin, room, owner } = await makeAdminWorld();
  const { cleo } = await people("cleo");
  await cleo.api.call("POST", `/join/${await codeOf(owner, room.id)}`);
  const before = changeable(sharedServer());
  const fields = { name: room.name, topic: "", memberLimit: "2", kind: "closed" };
  const answer = await admin.visitor.submit(`/admin/rooms/${room.id}`, fields, { button: "Save" });
  const html = await answer.text();
  expect(html).toContain("There are 3 members; the limit cannot be lower.");
  expect(changeable(sharedServer())).toEqual(before);
});

test("a room of many is handed over to whoever is searched for", async () => {
  const { admin, member, owner, room } = await makeAdminWorld();
  const first = `Zora${room.id}`;
  const numbers = `WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 205)`;
  change(
    sharedServer(),
    `${numbers} INSERT INTO "User" ("id", "email", "firstName", "lastName", "passwordHash")
     SELECT CAST(? AS TEXT) || n, CAST(? AS TEXT) || n, CAST(? AS TEXT), 'No ' || n, '' FROM number`,
    ...[`many-${room.id}-`, `${room.id}@`, first],
  );
  change(
    sharedServer(),
    `INSERT INTO "Membership" ("roomId", "userId", "joinedAt")
     SELECT CAST(? AS TEXT), "id", ? FROM "User" WHERE "firstName" = ?`,
    ...[room.id, storedTime(Date.now()), first],
  );
  const path = `/admin/rooms/${room.id}`;
  const all = await (await admin.visitor.fetch(path)).text();
  expect(all).toContain(member.name);
  expect(all).not.toContain(`${first} No 99<`);
  const found = `${path}?heir=No%2099`;
  const html = await (await admin.visitor.fetch(found)).text();
  expect(html).toContain(`${first} No 99<`);
  expect(html).not.toContain(member.name);
  await admin.visitor.submit(found, { userId: `many-${room.id}-99` }, { button: "Save" });
  const { body } = await owner.api.call<RoomView>("GET", `/rooms/${room.id}`);
  expect(body.role).toBe("moderator");
  const none = await (await admin.visitor.fetch(`${path}?heir=Nobody%20such`)).text();
  expect(none).toContain("No member of this room is called that.");
});

describe("who waits gets the seat that an administrator frees", () => {
  async function fullRoom() {
    const fresh = await makeAdminWorld();
    const { owner, room } = fresh;
    await owner.api.call("PATCH", `/rooms/${room.id}`, { memberLimit: 2, kind: "open" });
    const { cleo } = await people("cleo");
    expect((await queueFor(cleo, room)).body).toMatchObject({ place: 1 });
    return { ...fresh, cleo };
  }

  test("by removing a member", async () => {
    const { admin, owner, member, room, cleo } = await fullRoom();
    const path = `/admin/memberships/${room.id}/${member.id}`;
    await admin.visitor.submit(path, {}, { button: "Remove" });
    expect(await membersOf(owner, room.id)).toEqual([owner.id, cleo.id]);
    await mailTo(sharedServer(), cleo.email, `You have a seat in ${room.name}`);
  });

  test("by raising the limit", async () => {
    const { admin, owner, member, room, cleo } = await fullRoom();
    const edit = { name: room.name, topic: "", memberLimit: "3", kind: "open" };
    await admin.visitor.submit(`/admin/rooms/${room.id}`, edit, { button: "Save" });
    const seated = await membersOf(owner, room.id);
    expect(seated.sort()).toEqual([owner.id, member.id, cleo.id].sort());
    await mailTo(sharedServer(), cleo.email, `You have a seat in ${room.name}`);
  });
});

describe("what is refused changes nothing", () => {
  let fresh: AdminWorld;
  beforeAll(async () => {
    fresh = await makeAdminWorld();
  });

  const refusals: [string, (w: AdminWorld) => Omit<AdminDeed, "action">, string][] = [
    [
      "deactivating without a reason",
      (w) => ({
        path: `/admin/users/${w.member.id}`,
        fields: { reason: " " },
        button: "Deactivate account",
      }),
      "Say why. It goes into the audit.",
    ],
    [
      "an e-mail that another account has",
      (w) => ({
        path: `/admin/users/${w.member.id}`,
        fields: { firstName: "Bo", lastName: "Lindqvist", email: w.owner.email },
        button: "Save",
      }),
      "That e-mail cannot be used.",
    ],
    [
      "a name that stands for nobody",
      (w) => ({
        path: `/admin/users/${w.member.id}`,
        fields: { firstName: "Deleted", lastName: "Member", email: w.member.email },
        button: "Save",
      }),
      "That name stands for people whose accounts were deleted.",
    ],
    [
      "a limit below what a room has",
      (w) => ({
        path: `/admin/rooms/${w.room.id}`,
        fields: { name: w.room.name, topic: "", memberLimit: "1", kind: "closed" },
        button: "Save",
      }),
      "A room has 2 seats or more.",
    ],
    [
      "deleting a room under another name",
      (w) => ({
        path: `/admin/rooms/${w.room.id}`,
        fields: { name: "Kitchen" },
        button: "Delete room",
      }),
      "to delete it.",
    ],
    [
      "handing over to somebody who is not in the room",
      (w) => ({
        path: `/admin/rooms/${w.room.id}`,
        fields: { userId: w.admin.id },
        button: "Save",
      }),
      "Choose a member of this room.",
    ],
    [
      "reading without a reason",
      (w) => ({ path: `/admin/messages/${w.messageId}`, fields: { reason: "" }, button: "View" }),
      "Say why. It goes into the audit.",
    ],
  ];
  test.each(refusals)("%s", async (_, deed, words) => {
    const before = changeable(sharedServer());
    const answer = await act(deed(fresh));
    expect(await answer.text()).toContain(words);
    expect(changeable(sharedServer())).toEqual(before);
  });
});

test("a closed room's words are read with a reason, by who gave it, and not from the list", async () => {
  const fresh = await makeAdminWorld();
  const path = `/admin/messages/${fresh.messageId}`;
  const secret = "the secret of the soup";
  const { visitor } = fresh.admin;
  const list = `/admin/messages?q=${encodeURIComponent(fresh.room.name)}`;
  expect(await (await visitor.fetch(list)).text()).not.toContain(secret);
  expect(await (await visitor.fetch(path)).text()).not.toContain(secret);
  const fields = { reason: "A parent asked" };
  const viewed = await visitor.submit(path, fields, { button: "View" });
  const shown = viewed.headers.get("location") ?? "";
  expect(await (await visitor.fetch(shown)).text()).toContain(secret);
  expect(await (await fresh.other.visitor.fetch(shown)).text()).not.toContain(secret);
  expect(auditOf(sharedServer()).at(-1)).toMatchObject({
    action: "message.view",
    targetId: fresh.messageId,
    detail: JSON.stringify(fields),
  });
});

test("an open room's words are hidden too, until one is a member", async () => {
  const { admin, owner, room, messageId } = await makeAdminWorld();
  await owner.api.call("PATCH", `/rooms/${room.id}`, { kind: "open" });
  const pages = [
    `/admin/messages?q=${encodeURIComponent(room.name)}`,
    `/admin/messages/${messageId}`,
  ];
  const seen = () =>
    Promise.all(pages.map(async (page) => (await admin.visitor.fetch(page)).text()));
  const secret = expect.stringContaining("the secret of the soup");
  const hidden = expect.not.stringContaining("the secret of the soup");
  expect(await seen()).toEqual([hidden, hidden]);

  const before = auditOf(sharedServer()).length;
  await admin.visitor.call("POST", `/rooms/${room.id}/join`);
  expect(await seen()).toEqual([secret, secret]);
  expect(auditOf(sharedServer())).toHaveLength(before);
});

test("an invitation's code is in no list", async () => {
  const { admin, owner, room } = await makeAdminWorld();
  const name = encodeURIComponent(room.name);
  type Links = { invitations: { code: string }[] };
  const { body } = await owner.api.call<Links>("GET", `/rooms/${room.id}/invitations`);
  const links = await (await admin.visitor.fetch(`/admin/invitations?q=${name}`)).text();
  expect(links).toContain(room.name);
  for (const { code } of body.invitations) expect(links).not.toContain(code);
});

test("who follows a link that an administrator ended learns whom to ask", async () => {
  const { admin, owner, room } = await makeAdminWorld();
  const code = await codeOf(owner, room.id);
  const list = `/admin/invitations?q=${encodeURIComponent(room.name)}`;
  await admin.visitor.submit(list, {}, { button: "End inv" });
  const { body } = await admin.visitor.call<{ error: Failure }>("POST", `/join/${code}`);
  expect(body.error.message).toBe("This invitation has ended. Ask Ada for a new one.");
  expect(await (await admin.visitor.fetch(list)).text()).toContain("Ended");
});

test("signing out everywhere ends the sessions of one person", async () => {
  const { admin, owner, member } = await makeAdminWorld();
  const [bo, ada] = [await logIn(sharedServer(), member), await logIn(sharedServer(), owner)];
  await admin.visitor.submit(`/admin/users/${member.id}`, {}, { button: "Sign out" });
  expect((await bo.call("GET", "/me")).status).toBe(401);
  expect((await ada.call("GET", "/me")).status).toBe(200);
  expect((await member.api.call("GET", "/me")).status).toBe(200);
});

test("an administrator closes everybody's account but their own", async () => {
  const admin = await makeAdmin(sharedServer());
  const bystander = await makeAdminWorld();
  const html = await (await admin.visitor.fetch(`/admin/users/${admin.id}`)).text();
  expect(html).not.toContain("Deactivate account");
  const before = changeable(sharedServer());
  const fields = { userId: admin.id, reason: "Tired" };
  const path = `/admin/users/${bystander.member.id}`;
  const answer = await admin.visitor.submit(path, fields, { button: "Deactivate account" });
  expect(await answer.text()).toContain("You cannot close your own account here.");
  expect(changeable(sharedServer())).toEqual(before);
});
