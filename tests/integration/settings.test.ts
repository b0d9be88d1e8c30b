/** /settings through its forms: one's own name, password and sessions, and nobody else's. */
import type { MeView, UserView } from "@/lib/contract/views";
import { rowsIn } from "@/tests/support/database";
import { logIn, type Person, people, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer } from "@/tests/support/server";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

afterEach(closeSockets);

const changed = { newPassword: "another quiet evening", repeatPassword: "another quiet evening" };
const rename = { firstName: "Augusta", lastName: "King" };

/** The account and its sessions as they are stored, without when they were seen. */
function stored({ id }: Person) {
  const [user] = rowsIn(sharedServer(), `SELECT * FROM "User" WHERE "id" = ?`, id);
  const sql = `SELECT "id", "endedAt" FROM "Session" WHERE "userId" = ? ORDER BY "createdAt", "id"`;
  return { user, sessions: rowsIn<{ id: string; endedAt: unknown }>(sharedServer(), sql, id) };
}

async function alertOf(response: Response): Promise<string | undefined> {
  return (await response.text()).match(/<p[^>]*role="alert"[^>]*>.*?<\/p>/s)?.[0];
}

test("strangers are sent through the door and back", async () => {
  const response = await new Visitor(sharedServer()).fetch("/settings");
  expect(response.status).toBe(307);
  expect(response.headers.get("location")).toContain("/login?next=%2Fsettings");
});

test("another name reaches everyone who shares a room, once, and nobody else", async () => {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  await makeRoom(ada, { name: "Kitchen" }, [bo]);
  await makeRoom(ada, { name: "Attic" }, [bo]);
  const visitor = await logIn(sharedServer(), ada);
  const heard: { user: UserView }[][] = [];
  for (const { token } of [ada, bo, cleo]) {
    heard.push(listen(await openSocket(sharedServer(), { token }), "user:changed"));
  }

  await visitor.submit("/settings", rename);

  const news = { user: { id: ada.id, name: "Augusta King", avatarUrl: null, kind: "person" } };
  await until(() => heard[0]?.length === 1 && heard[1]?.length === 1);
  expect(heard).toEqual([[news], [news], []]);
  expect((await visitor.call<MeView>("GET", "/me")).body.name).toBe("Augusta King");
});

test.each([
  ["one letter", { ...rename, firstName: "A" }],
  ["a bidirectional override", { ...rename, lastName: "King\u202eadmin" }],
  ["10,000 marks on a letter", { ...rename, lastName: `King${"\u0301".repeat(10_000)}` }],
  ["what stands for nobody", { firstName: " deleted", lastName: "MEMBER " }],
])("a name with %s is refused and changes nothing", async (_what, names) => {
  const { ada } = await people("ada");
  const visitor = await logIn(sharedServer(), ada);
  const before = stored(ada);
  expect(await alertOf(await visitor.submit("/settings", names))).toContain("name");
  expect(stored(ada)).toEqual(before);
});

test("a changed password ends every other session at once, and lets in by itself only", async () => {
  const { ada } = await people("ada");
  const [here, elsewhere] = [await logIn(sharedServer(), ada), await logIn(sharedServer(), ada)];
  const kept = await openSocket(sharedServer(), { cookie: here.cookies.header() });
  const cut = await openSocket(sharedServer(), { cookie: elsewhere.cookies.header() });
  const ends = listen(cut, "session:ended");

  await here.submit("/settings", { presentPassword: ada.password, ...changed });

  await until(() => !cut.connected, { what: "the socket to be cut" });
  expect(ends).toEqual([{ reason: "revoked" }]);
  expect((await elsewhere.call("GET", "/me")).status).toBe(401);
  expect((await elsewhere.fetch("/settings")).status).toBe(307);
  expect((await here.call("GET", "/me")).status).toBe(200);
  expect(kept.connected).toBe(true);
  await expect(logIn(sharedServer(), ada)).rejects.toThrow("/login answered 200");
  await logIn(sharedServer(), { ...ada, password: changed.newPassword });
});

test.each([
  ["a wrong present password", { presentPassword: "not this one", ...changed }, "present password"],
  ["two that differ", { ...changed, repeatPassword: "another" }, "not the same"],
  ["a short one", { newPassword: "short", repeatPassword: "short" }, "8 characters"],
])("%s is refused at its field and changes nothing", async (_what, fields, sentence) => {
  const { ada } = await people("ada");
  const visitor = await logIn(sharedServer(), ada);
  const elsewhere = await logIn(sharedServer(), ada);
  const before = stored(ada);
  const sent = { presentPassword: ada.password, ...fields };
  const response = await visitor.submit("/settings", sent);
  expect(await alertOf(response)).toContain(sentence);
  expect(stored(ada)).toEqual(before);
  expect((await elsewhere.call("GET", "/me")).status).toBe(200);
});

test("guessing the present password is limited together with logging in", async () => {
  const server = await startServer({ env: { RATE_LIMITS: "on" } });
  const { ada } = await peopleAt(server, "ada");
  const visitor = await logIn(server, ada);
  const wrong = { presentPassword: "not this one", ...changed };
  for (let tries = 0; tries < 10; tries++) {
    expect(await alertOf(await visitor.submit("/settings", wrong))).toContain("present password");
  }
  const right = { presentPassword: ada.password, ...changed };
  expect(await alertOf(await visitor.submit("/settings", right))).toContain("Too many attempts");
  await expect(logIn(server, ada)).rejects.toThrow("/login answered 200");
  await server.stop();
});

test("one session is signed out: its cookie is dead, its socket is cut", async () => {
  const { ada } = await people("ada");
  const [here, elsewhere] = [await logIn(sharedServer(), ada), await logIn(sharedServer(), ada)];
  const cut = await openSocket(sharedServer(), { cookie: elsewhere.cookies.header() });
  const sessionId = stored(ada).sessions[1]?.id ?? "";
  await here.submit("/settings", { sessionId });
  await until(() => !cut.connected, { what: "the socket to be cut" });
  expect((await elsewhere.call("GET", "/me")).status).toBe(401);
  expect((await here.call("GET", "/me")).status).toBe(200);
});

describe("actor x action", () => {
  const actions: [string, (ada: Person) => Record<string, string>][] = [
    ["rename", () => rename],
    ["change the password", ({ password }) => ({ presentPassword: password, ...changed })],
    ["sign a session out", (ada) => ({ sessionId: stored(ada).sessions[1]?.id ?? "" })],
  ];

  async function twice(person: Person): Promise<Visitor> {
    const visitor = await logIn(sharedServer(), person);
    await logIn(sharedServer(), person);
    return visitor;
  }

  test.each(actions)("%s: nobody without a session does it", async (_what, fieldsFor) => {
    const { ada } = await people("ada");
    const seenBy = await twice(ada);
    const before = stored(ada);
    const stranger = new Visitor(sharedServer());
    await stranger.submit("/settings", fieldsFor(ada), { seenBy });
    expect(stored(ada)).toEqual(before);
  });

  test.each(actions)("%s: another person does not do it to Ada", async (_what, fieldsFor) => {
    const { ada, bo } = await people("ada", "bo");
    const [seenBy, other] = [await twice(ada), await twice(bo)];
    const before = stored(ada);
    await other.submit("/settings", fieldsFor(ada), { seenBy });
    expect(stored(ada)).toEqual(before);
  });

  test.each(actions)("%s: Ada does", async (_what, fieldsFor) => {
    const { ada } = await people("ada");
    const visitor = await twice(ada);
    const before = stored(ada);
    await visitor.submit("/settings", fieldsFor(ada));
    expect(stored(ada)).not.toEqual(before);
  });

  test("another person's session is as unknown as one that never was", async () => {
    const { ada, bo } = await people("ada", "bo");
    const [, other] = [await twice(ada), await twice(bo)];
    const theirs = stored(ada).sessions[0]?.id ?? "";
    const answers = [];
    for (const sessionId of [theirs, "nobody-has-this"]) {
      answers.push(await alertOf(await other.submit("/settings", { sessionId })));
    }
    expect(answers[0]).toBeDefined();
    expect(answers[0]).toBe(answers[1]);
  });
});
