/** The administration: for everybody but administrators there is no such page and no such deed. */
import { changedTables, DatabaseWatch } from "@/tests/support/access/database-rows";
import { logInAdmin } from "@/tests/support/admin";
import { type AdminWorld, adminDeeds, makeAdminWorld } from "@/tests/support/admin-world";
import { logIn } from "@/tests/support/people";
import { sharedServer } from "@/tests/support/shared-server";
import { Visitor } from "@/tests/support/visitor";

let world: AdminWorld;
let database: DatabaseWatch;
let strangers: [string, Visitor][];

// Whoever comes first to a Hearth is an administrator.
beforeAll(async () => {
  database = new DatabaseWatch(sharedServer());
  await logInAdmin(sharedServer());
  world = await makeAdminWorld();
  const { admin, owner, member } = world;
  const [exAdmin, closedAdmin] = [await makeAdminWorld(), await makeAdminWorld()];
  const ex = exAdmin.admin;
  await admin.visitor.submit(`/admin/users/${ex.id}`, {}, { button: "Take away" });
  const closed = closedAdmin.admin;
  const reason = { reason: "Left the school" };
  const close = { button: "Deactivate account" };
  await admin.visitor.submit(`/admin/users/${closed.id}`, reason, close);
  strangers = [
    ["anonymous", new Visitor(sharedServer())],
    ["a member", await logIn(sharedServer(), member)],
    ["a room's owner", await logIn(sharedServer(), owner)],
    ["who was an administrator", ex.visitor],
    ["a deactivated administrator", closed.visitor],
  ];
});

afterAll(() => database.close());

const titleOf = (html: string) => html.match(/<title>.*?<\/title>/s)?.[0];

test("every page is the page for what is missing, to all others", async () => {
  const { member, room, messageId, admin } = world;
  const lists = ["users", "rooms", "memberships", "messages", "invitations", "jobs", "audit"];
  const things = [
    `users/${member.id}`,
    `rooms/${room.id}`,
    `memberships/${room.id}/${member.id}`,
    `messages/${messageId}`,
  ];
  const paths = ["/admin", ...[...lists, ...things].map((name) => `/admin/${name}`)];
  for (const path of paths) expect((await admin.visitor.fetch(path)).status).toBe(200);
  for (const [, visitor] of strangers) {
    const missing = await visitor.fetch("/no-such-page");
    const wrong = await missing.text();
    for (const path of paths) {
      const page = await visitor.fetch(path);
      const html = await page.text();
      expect([path, page.status]).toEqual([path, missing.status]);
      expect(titleOf(html)).toBe(titleOf(wrong));
      expect(html).not.toContain(room.name);
    }
  }
});

test("no deed is done for anybody else, and nothing changes", async () => {
  const seenBy = world.admin.visitor;
  const before = await database.rows();
  const offered = adminDeeds(world).filter(({ action }) => action !== "user.reactivate");
  for (const { path, fields, button } of offered) {
    for (const [, visitor] of strangers) await visitor.submit(path, fields, { button, seenBy });
  }
  expect(changedTables(before, await database.rows())).toEqual([]);
});

test.each([
  ["random", "0199a3c4-1111-7222-8333-444455556666"],
  ["malformed", "..%2F..%2Fetc"],
  ["too long", "x".repeat(500)],
  ["with a NUL", "a%00b"],
])("an id that is %s leads to nothing, for an administrator too", async (_, id) => {
  const { admin, room } = world;
  const paths = [
    `/admin/users/${id}`,
    `/admin/rooms/${id}`,
    `/admin/memberships/${room.id}/${id}`,
    `/admin/memberships/${id}/${admin.id}`,
    `/admin/messages/${id}`,
  ];
  for (const path of paths) {
    const { status } = await admin.visitor.fetch(path);
    expect([path, status]).toEqual([path, 404]);
  }
});

test("deeds on what is not there, is another thing, or is deleted are refused", async () => {
  const { admin, member, room, messageId } = world;
  const foreign = [member.id, room.id, messageId, "", "a\u0000b", "x".repeat(500)];
  const pages: [string, string, string, Record<string, string>, string][] = [
    [user(member), "userId", "Deactivate account", { reason: "x" }, noAccount],
    [user(member), "userId", "Mail the link", {}, noAccount],
    [`/admin/rooms/${room.id}`, "roomId", "Delete room", { name: room.name }, noRoom],
    [`/admin/messages/${messageId}`, "messageId", "Delete message", {}, noMessage],
    [`/admin/memberships/${room.id}/${member.id}`, "userId", "Remove", {}, noMember],
  ];
  const before = await database.rows();
  for (const [path, field, button, fields, words] of pages) {
    for (const id of foreign.filter((one) => !path.endsWith(one) || one === "")) {
      const answer = await admin.visitor.submit(path, { ...fields, [field]: id }, { button });
      const said = (await answer.text()).includes(words);
      const changed = changedTables(before, await database.rows());
      expect([path, id, said, changed]).toEqual([path, id, true, []]);
    }
  }
});

const user = ({ id }: { id: string }) => `/admin/users/${id}`;
const noAccount = "This account no longer exists.";
const noRoom = "This room no longer exists.";
const noMessage = "This message no longer exists.";
const noMember = "They are no longer a member of this room.";
