/** An administrator deletes somebody's account: by the rules of one's own deletion, into the audit. */
import type { MemberView, MessagePage } from "@/lib/contract/views";
import { auditOf, changeable, logInAdmin, makeAdmin } from "@/tests/support/admin";
import { type AdminWorld, makeAdminWorld } from "@/tests/support/admin-world";
import { mailTo } from "@/tests/support/mailbox";
import { logIn, type Person } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, openSocket } from "@/tests/support/sockets";
import { together, until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

const place = sharedServer();
const button = { button: "Delete account" };
const wishes = { reason: "Left the school", messages: "keep", when: "later" };

let world: AdminWorld;
beforeAll(() => logInAdmin(place));
beforeEach(async () => {
  world = await makeAdminWorld();
});
afterEach(closeSockets);

const deleteAs = (visitor: Visitor, { id }: Pick<Person, "id">, fields: Record<string, string>) =>
  visitor.submit(`/admin/users/${id}`, fields, button);

async function rolesIn({ api }: Person, roomId: string) {
  const path = `/rooms/${roomId}/members`;
  const { members } = (await api.call<{ members: MemberView[] }>("GET", path)).body;
  return members.map(({ user, role }) => [user.name, role]);
}

async function bodiesIn({ api }: Person, roomId: string) {
  const { body } = await api.call<MessagePage>("GET", `/rooms/${roomId}/messages`);
  return body.messages.map(({ body: words, author }) => [author.name, words]);
}

test("gone at once, rooms as chosen, in the audit; logging in brings it back", async () => {
  const { admin, owner, member, room } = world;
  const attic = await makeRoom(owner, { name: "Attic" }, [member]);
  const signedIn = await logIn(place, owner);
  const socket = await openSocket(place, { token: owner.token });
  const fields = { ...wishes, [`room-${room.id}`]: "handOver", [`room-${attic.id}`]: "delete" };
  const before = auditOf(place).length;
  const answer = await deleteAs(admin.visitor, owner, fields);
  expect(answer.headers.get("location")).toBe("/admin/users?done=user.delete");

  await until(() => socket.disconnected);
  expect(await rolesIn(member, room.id)).toEqual([[member.name, "owner"]]);
  expect(await bodiesIn(member, room.id)).toContainEqual(["Deleted member", "Deleted member left"]);
  expect((await member.api.call("GET", `/rooms/${attic.id}`)).status).toBe(404);
  expect((await owner.api.call("GET", "/me")).status).toBe(401);
  expect((await signedIn.fetch("/settings")).headers.get("location")).toContain("/login");
  expect(auditOf(place).slice(before)).toMatchObject([
    {
      ...{ action: "user.delete", actorId: admin.id, targetId: owner.id },
      detail: JSON.stringify({ reason: "Left the school", messages: "keep", when: "later" }),
    },
  ]);
  const mail = await mailTo(place, owner.email, "Your account was deleted");
  expect(mail.text).toContain("An administrator deleted your account.");
  expect(mail.text).toContain("For seven days logging in brings it back.");

  await logIn(place, owner);
  expect(await rolesIn(member, room.id)).toContainEqual([owner.name, "moderator"]);
});

test("at once and with the messages: nothing is left to come back to", async () => {
  const { admin, owner, member, room } = world;
  await deleteAs(admin.visitor, member, { ...wishes, messages: "delete", when: "now" });
  const { email, password } = member;
  const back = await new Visitor(place).submit("/login", { email, password });
  expect(await back.text()).toContain("E-mail or password is not right.");
  await until(async () =>
    (await bodiesIn(owner, room.id)).every(([, words]) => words !== "the secret of the soup"),
  );
  expect(await rolesIn(owner, room.id)).toEqual([[owner.name, "owner"]]);
  expect(auditOf(place).at(-1)).toMatchObject({ action: "user.delete", actorId: admin.id });
  expect(JSON.stringify(auditOf(place))).not.toContain(member.id);
});

test("who was deactivated does not log in to bring it back", async () => {
  const { admin, member } = world;
  const path = `/admin/users/${member.id}`;
  const reason = { reason: "Sold spam" };
  await admin.visitor.submit(path, reason, { button: "Deactivate account" });
  await deleteAs(admin.visitor, member, wishes);
  const { email, password } = member;
  const back = await new Visitor(place).submit("/login", { email, password });
  expect(await back.text()).toContain("This account was closed by an administrator.");
  expect((await admin.visitor.fetch(path)).status).toBe(404);
});

test.each<[string, Record<string, string>, string]>([
  ["no reason", { ...wishes, reason: " " }, "Say why. It goes into the audit."],
  [
    "no word about the messages",
    { ...wishes, messages: "" },
    "Choose what becomes of the messages.",
  ],
  ["no time", { ...wishes, when: "soon" }, "Choose when."],
])("%s: nothing is deleted, and what was chosen stays", async (_what, fields, words) => {
  const { admin, member } = world;
  const before = changeable(place);
  const page = await (await deleteAs(admin.visitor, member, fields)).text();
  expect(page).toContain(words);
  expect(changeable(place)).toEqual(before);
});

test("never oneself by this door, and the own page does not offer it", async () => {
  const { admin, member } = world;
  const own = await (await admin.visitor.fetch(`/admin/users/${admin.id}`)).text();
  expect(own).not.toContain("Delete account");
  const before = changeable(place);
  const answer = await deleteAs(admin.visitor, member, { ...wishes, userId: admin.id });
  expect(await answer.text()).toContain("You cannot delete your own account here.");
  expect(changeable(place)).toEqual(before);
});

test("two administrators who delete each other at once: one of them stays", async () => {
  const both = [await makeAdmin(place), await makeAdmin(place)];
  await together(2, async (n) => {
    const [who, whom] = n === 0 ? both : both.toReversed();
    if (who && whom) await deleteAs(who.visitor, whom, wishes).catch(() => null);
  });
  const open = await Promise.all(both.map(async ({ visitor }) => visitor.fetch("/admin")));
  expect(open.filter(({ status }) => status === 200)).toHaveLength(1);
});
