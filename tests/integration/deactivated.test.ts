/** A deactivated account at every door: cut off at once, told why only after the right password. */
import { logInAdmin, makeAdmin } from "@/tests/support/admin";
import { logIn, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

beforeAll(() => logInAdmin(sharedServer()));
afterEach(closeSockets);

const closed = "This account was closed by an administrator.";

test("pages, API and sockets refuse until the account is reactivated", async () => {
  const admin = await makeAdmin(sharedServer());
  const { ada, bo } = await people("ada", "bo");
  const room = await makeRoom(ada, {}, [bo]);
  const browser = await logIn(sharedServer(), bo);
  const byToken = await openSocket(sharedServer(), { token: bo.token });
  const byCookie = await openSocket(sharedServer(), { cookie: browser.cookies.header() });
  const ends = [listen(byToken, "session:ended"), listen(byCookie, "session:ended")];
  const path = `/admin/users/${bo.id}`;

  const reason = { reason: "Sold spam" };
  await admin.visitor.submit(path, reason, { button: "Deactivate account" });
  await until(() => !byToken.connected && !byCookie.connected);
  expect(ends).toEqual([[{ reason: "deactivated" }], [{ reason: "deactivated" }]]);

  const post = { clientId: "late", body: "Still here?" };
  expect((await bo.api.call("POST", `/rooms/${room.id}/messages`, post)).status).toBe(401);
  expect((await bo.api.call("GET", "/me")).status).toBe(401);
  expect((await browser.call("GET", "/me")).status).toBe(401);
  expect((await browser.fetch("/rooms")).headers.get("location")).toContain("/login");
  await expect(openSocket(sharedServer(), { token: bo.token })).rejects.toMatchObject({
    data: { code: "unauthenticated" },
  });

  const { email, password } = bo;
  const right = await new Visitor(sharedServer()).submit("/login", { email, password });
  expect(await right.text()).toContain(closed);
  const wrong = { email, password: "a loud morning" };
  const words = await (await new Visitor(sharedServer()).submit("/login", wrong)).text();
  expect(words).toContain("E-mail or password is not right.");
  expect(words).not.toContain(closed);

  await admin.visitor.submit(path, {}, { button: "Reactivate" });
  expect((await bo.api.call("POST", `/rooms/${room.id}/messages`, post)).status).toBe(201);
  expect((await browser.call("GET", "/me")).status).toBe(401);
  expect((await (await logIn(sharedServer(), bo)).call("GET", "/me")).status).toBe(200);
});
