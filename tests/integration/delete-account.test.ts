/** Deleting one's account: gone at once for everybody else, undone by logging in, in time. */
import type { MemberView, MessagePage, MessageView, RoomView } from "@/lib/contract/views";
import { logInAdmin } from "@/tests/support/admin";
import { change, rowsIn, storedTime } from "@/tests/support/database";
import { mailTo } from "@/tests/support/mailbox";
import { logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { ask, closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { together, until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

afterEach(closeSockets);

const later = { messages: "keep", when: "later" };

async function say({ api }: Person, roomId: string, body: string): Promise<MessageView> {
  const clientId = body.replace(/\W/g, "-");
  return (await api.call<MessageView>("POST", `/rooms/${roomId}/messages`, { clientId, body }))
    .body;
}

async function read({ api }: Person, roomId: string): Promise<MessageView[]> {
  return (await api.call<MessagePage>("GET", `/rooms/${roomId}/messages`)).body.messages;
}

async function membersOf({ api }: Person, roomId: string): Promise<[string, string][]> {
  const path = `/rooms/${roomId}/members`;
  const { members } = (await api.call<{ members: MemberView[] }>("GET", path)).body;
  return members.map(({ user, role }) => [user.name, role]);
}

const deleteAccount = (visitor: Visitor, { password }: Person, wishes: Record<string, string>) =>
  visitor.submit("/settings", { presentPassword: password, ...wishes });

async function alertOf(response: Response): Promise<string | undefined> {
  return (await response.text()).match(/<p[^>]*role="alert"[^>]*>.*?<\/p>/s)?.[0];
}

test("others see it at once: no name, no seat, the room in other hands, links that go on", async () => {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const kitchen = await makeRoom(bo, { name: "Kitchen", kind: "closed" });
  const attic = await makeRoom(bo, { name: "Attic" }, [ada]);
  const link = await bo.api.call<{ invitations: { code: string }[] }>(
    "GET",
    `/rooms/${kitchen.id}/invitations`,
  );
  const [invitation] = link.body.invitations;
  await ada.api.call("POST", `/join/${invitation?.code}`);
  await say(bo, kitchen.id, "soup at six");
  await bo.api.call("PATCH", `/rooms/${kitchen.id}/members/${ada.id}`, { role: "moderator" });
  const news = listen(await openSocket(sharedServer(), { token: ada.token }), "user:changed");
  const gone = listen(await openSocket(sharedServer(), { token: ada.token }), "rooms:changed");
  const own = await openSocket(sharedServer(), { token: bo.token });
  const visitor = await logIn(sharedServer(), bo);
  const other = await logIn(sharedServer(), bo);

  const response = await deleteAccount(visitor, bo, { ...later, [`room-${attic.id}`]: "delete" });
  expect(response.headers.get("location")).toMatch(/^\/goodbye\?until=\d{4}/);

  await until(() => news.length === 1 && own.disconnected);
  expect(news[0]?.user).toMatchObject({ id: bo.id, name: "Deleted member", avatarUrl: null });
  await until(() => gone.some(({ roomId, deleted }) => roomId === attic.id && deleted));
  expect(await membersOf(ada, kitchen.id)).toEqual([[ada.name, "owner"]]);
  const messages = await read(ada, kitchen.id);
  expect(messages.find(({ body }) => body === "soup at six")?.author.name).toBe("Deleted member");
  expect(messages.map(({ body }) => body)).toContain("Deleted member left");
  expect(JSON.stringify(messages)).not.toContain("Lindqvist");
  expect((await ada.api.call("GET", `/rooms/${attic.id}`)).status).toBe(404);
  expect((await cleo.api.call("POST", `/join/${invitation?.code}`)).status).toBe(200);
  expect((await bo.api.call("GET", "/me")).status).toBe(401);
  for (const seen of [visitor, other]) {
    expect((await seen.fetch("/settings")).headers.get("location")).toContain("/login");
  }
  await mailTo(sharedServer(), bo.email, "Your account was deleted");
});

test("logging in brings it back: seats, roles, names, unread, and the mail that says so", async () => {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const kitchen = await makeRoom(bo, { name: "Kitchen" }, [ada]);
  const small = await makeRoom(ada, { name: "Small", memberLimit: 2 }, [bo]);
  await say(bo, kitchen.id, "soup at six");
  await say(ada, kitchen.id, "not read yet");
  await deleteAccount(await logIn(sharedServer(), bo), bo, { ...later, messages: "delete" });
  const blank = await read(ada, kitchen.id);
  expect(blank.filter(({ deletedAt }) => deletedAt).map(({ body }) => body)).toEqual([""]);
  await cleo.api.call("POST", `/rooms/${small.id}/join`);

  const seen = listen(await openSocket(sharedServer(), { token: ada.token }), "room:changes");
  await logIn(sharedServer(), bo);

  const [mine] = (await bo.api.call<{ rooms: RoomView[] }>("GET", "/rooms")).body.rooms;
  expect(mine).toMatchObject({ id: kitchen.id, role: "moderator" });
  expect(mine?.unread).toBeGreaterThanOrEqual(1);
  expect((await bo.api.call("GET", `/rooms/${small.id}`)).status).toBe(404);
  expect(await membersOf(ada, kitchen.id)).toEqual([
    [ada.name, "owner"],
    [bo.name, "moderator"],
  ]);
  const soup = (await read(ada, kitchen.id)).find(({ body }) => body === "soup at six");
  expect(soup).toMatchObject({ author: { name: bo.name }, deletedAt: null });
  await until(() => seen.some(({ messages }) => messages.some(({ id }) => id === soup?.id)));
  const mail = await mailTo(sharedServer(), bo.email, "Your account is back");
  expect(mail.text).toContain("no seat for you any more: Small.");
});

test("whose messages go too leaves their places, live and in every list", async () => {
  const { ada, bo } = await people("ada", "bo");
  const { id } = await makeRoom(ada, {}, [bo]);
  const words = await say(bo, id, "words to forget");
  const socket = await openSocket(sharedServer(), { token: ada.token });
  const changes = listen(socket, "room:changes");

  await deleteAccount(await logIn(sharedServer(), bo), bo, { ...later, messages: "delete" });

  const told = () => changes.flatMap(({ messages }) => messages);
  const last = await until(() => told().find((message) => message.id === words.id));
  expect(last).toMatchObject({ body: "", author: { name: "Deleted member" } });
  expect(last.deletedAt).not.toBeNull();
  const synced = await ask(socket, "sync", { rooms: { [id]: 0 } });
  const rooms = await ada.api.call("GET", "/rooms");
  const one = await ada.api.call("GET", `/messages/${words.id}`);
  for (const answer of [synced, rooms.body, one.body]) {
    expect(JSON.stringify(answer)).not.toContain("words to forget");
  }
});

test("a wrong password, and choices that are none, change nothing", async () => {
  const { bo } = await people("bo");
  await makeRoom(bo, { name: "Kitchen" });
  const visitor = await logIn(sharedServer(), bo);
  const sql = `SELECT * FROM "User" u JOIN "Membership" m ON m."userId" = u."id" WHERE u."id" = ?`;
  const stored = () => rowsIn(sharedServer(), sql, bo.id);
  const before = stored();
  const wrong = [
    { ...later, presentPassword: "not this one" },
    { ...later, presentPassword: "" },
    { messages: "burn", when: "later", presentPassword: bo.password },
    { messages: "keep", when: "never", presentPassword: bo.password },
  ];
  for (const fields of wrong) {
    const response = await visitor.submit("/settings", fields);
    expect(response.status).toBe(200);
    expect(await alertOf(response)).toBeDefined();
  }
  expect(stored()).toEqual(before);
});

test("the last administrator stays while others need one", async () => {
  // The shared server has its first administrator: only who asks can be made the last.
  const visitor = await logInAdmin(sharedServer());
  const me = (await visitor.call<{ id: string }>("GET", "/me")).body;
  const sql = `SELECT "id" FROM "User" WHERE "isAdmin" AND "id" <> ?`;
  const others = rowsIn<{ id: string }>(sharedServer(), sql, me.id);
  const set = (isAdmin: number) => {
    const sql = `UPDATE "User" SET "isAdmin" = ? WHERE "id" = ?`;
    for (const { id } of others) change(sharedServer(), sql, isAdmin, id);
  };
  set(0);
  const fields = { ...later, presentPassword: "a quiet evening" };
  const refused = await visitor.submit("/settings", fields);
  set(1);
  expect(await alertOf(refused)).toContain("You are the last administrator.");
  expect((await visitor.submit("/settings", fields)).headers.get("location")).toContain("/goodbye");
});

test("after seven days a log-in is refused in the words for a wrong password", async () => {
  const { bo } = await people("bo");
  await deleteAccount(await logIn(sharedServer(), bo), bo, later);
  const longAgo = storedTime(Date.now() - 8 * 86_400_000);
  change(sharedServer(), `UPDATE "User" SET "deletedAt" = ? WHERE "id" = ?`, longAgo, bo.id);
  const visitor = new Visitor(sharedServer());
  const response = await visitor.submit("/login", { email: bo.email, password: bo.password });
  expect(await alertOf(response)).toContain("E-mail or password is not right.");
  expect((await visitor.fetch("/settings")).headers.get("location")).toContain("/login");
});

test("whoever deletes now cannot come back, and the address is free again", async () => {
  const { bo } = await people("bo");
  const visitor = await logIn(sharedServer(), bo);
  const response = await deleteAccount(visitor, bo, { messages: "keep", when: "now" });
  expect(response.headers.get("location")).toBe("/goodbye");
  const { email, password } = bo;
  const again = await new Visitor(sharedServer()).submit("/login", { email, password });
  expect(await alertOf(again)).toContain("E-mail or password is not right.");
  const name = { firstName: "Bo", lastName: "Again" };
  const fields = { email, ...name, password, repeatPassword: password };
  const fresh = await new Visitor(sharedServer()).submit("/signup", fields);
  expect(fresh.headers.get("location")).toBe("/rooms");
});

test("sent twenty times at once, it happens once", async () => {
  const { ada, bo } = await people("ada", "bo");
  const { id } = await makeRoom(ada, {}, [bo]);
  const visitor = await logIn(sharedServer(), bo);
  await together(20, () => deleteAccount(visitor, bo, later).catch(() => null));
  const lines = (await read(ada, id)).filter(({ system }) => system?.verb === "left");
  expect(lines).toHaveLength(1);
  expect((await ada.api.call<RoomView>("GET", `/rooms/${id}`)).body.memberCount).toBe(1);
});
