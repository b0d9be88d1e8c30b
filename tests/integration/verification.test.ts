/** Verifying one's e-mail by link, and what REQUIRE_VERIFIED_EMAIL keeps from whoever has not. */
import type { RoomView } from "@/lib/contract/views";
import { mailsTo, mailTo, pathIn } from "@/tests/support/mailbox";
import { logIn, people, peopleAt, signUp } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";
import { sharedServer } from "@/tests/support/shared-server";
import { Visitor } from "@/tests/support/visitor";

const subject = "Verify your e-mail";
const name = { firstName: "Gita", lastName: "Sen" };
const verified = async (visitor: Visitor) =>
  (await visitor.call<{ emailVerified: boolean }>("GET", "/me")).body.emailVerified;
const press = (path: string) => new Visitor(sharedServer()).submit(path, { token: tokenIn(path) });
const tokenIn = (path: string) => path.split("/").at(-1) ?? "";

test("the link of the mail verifies once; reading it, as mail scanners do, uses nothing up", async () => {
  // Somebody has lit this Hearth.
  await people("ada");
  const { visitor, email } = await signUp(sharedServer(), name);
  const mail = await mailTo(sharedServer(), email, subject);
  expect(mail.html).toContain("Verify e-mail</a>");
  const path = pathIn(mail);
  expect(path).toMatch(/^\/verify\/[\w-]{43}$/);

  const scanner = new Visitor(sharedServer());
  for (const method of ["GET", "HEAD", "GET"]) await scanner.fetch(path, { method });
  expect(await verified(visitor)).toBe(false);
  expect(await (await scanner.fetch(path)).text()).toContain(email);

  expect(await (await press(path)).text()).toContain("Your e-mail is verified");
  expect(await verified(visitor)).toBe(true);
  expect(await (await scanner.fetch(path)).text()).toContain("This link no longer works");
});

test("a newer link ends the older one, and they cannot be asked for without end", async () => {
  const server = await startServer({ env: { RATE_LIMITS: "on" } });
  await peopleAt(server, "ada");
  const { visitor, email } = await signUp(server, name);
  const first = pathIn(await mailTo(server, email, subject));
  for (let n = 0; n < 5; n++) {
    const sent = await (await visitor.submit("/settings", {}, { button: "Mail the link" })).text();
    expect(sent).toContain("Sent. It works for 24 hours.");
  }
  expect(
    await (await visitor.submit("/settings", {}, { button: "Mail the link" })).text(),
  ).toContain("Too many attempts");
  expect(await (await visitor.fetch(first)).text()).toContain("This link no longer works");
  await server.stop();
});

describe("where a verified e-mail is required", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ env: { REQUIRE_VERIFIED_EMAIL: "true" } });
  });
  afterAll(() => server.stop());

  test("nobody creates, joins or posts before, and everybody does after", async () => {
    const { ada, bo } = await peopleAt(server, "ada", "bo");
    const answers = [await ada.api.call("POST", "/rooms", room("Kitchen"))];
    await verify(ada);
    const kitchen = await makeRoom(ada);
    const [invitation] = (
      await ada.api.call<{ invitations: { code: string }[] }>(
        "GET",
        `/rooms/${kitchen.id}/invitations`,
      )
    ).body.invitations;
    answers.push(await bo.api.call("POST", `/rooms/${kitchen.id}/join`));
    answers.push(await bo.api.call("POST", `/join/${invitation?.code}`));
    for (const { status, body } of answers) {
      expect(status).toBe(403);
      expect(body).toMatchObject({ error: { code: "forbidden" } });
      expect(JSON.stringify(body)).toContain("Verify your e-mail to ");
    }
    expect((await bo.api.call<{ rooms: RoomView[] }>("GET", "/rooms")).body.rooms).toEqual([]);
    expect((await ada.api.call<RoomView>("GET", `/rooms/${kitchen.id}`)).body.memberCount).toBe(1);

    await verify(bo);
    expect((await bo.api.call("POST", `/rooms/${kitchen.id}/join`)).status).toBe(200);
    const message = { clientId: "one", body: "hello" };
    expect((await bo.api.call("POST", `/rooms/${kitchen.id}/messages`, message)).status).toBe(201);
  });

  const room = (roomName: string) => ({ name: roomName, kind: "open", memberLimit: 5 });

  async function verify(person: Awaited<ReturnType<typeof peopleAt>>["ada"]) {
    const browser = await logIn(server, person);
    await browser.submit("/settings", {}, { button: "Mail the link" });
    const path = pathIn(await mailTo(server, person.email, subject));
    await browser.submit(path, { token: tokenIn(path) });
  }
});

test("changing the e-mail verifies the new one first and tells the old one", async () => {
  const { ada, bo } = await people("ada", "bo");
  const browser = await logIn(sharedServer(), ada);
  const email = ada.email.replace("ada", "ada-new");
  const ask = async (to: string, presentPassword: string) =>
    (await browser.submit("/settings", { email: to, presentPassword })).text();
  expect(await ask(email, "not it")).toContain("That is not your present password.");
  expect(await mailsTo(sharedServer(), email)).toEqual([]);

  const answer = "We sent a link there.";
  expect(await ask(email, ada.password)).toContain(answer);
  expect((await ada.api.call<{ email: string }>("GET", "/me")).body.email).toBe(ada.email);
  const path = pathIn(await mailTo(sharedServer(), email, "Verify your new e-mail"));
  await press(path);
  expect((await ada.api.call("GET", "/me")).body).toMatchObject({ email, emailVerified: true });
  const told = await mailTo(sharedServer(), ada.email, "Your e-mail was changed");
  expect(told.text).toContain(email);

  expect(await ask(bo.email, ada.password)).toContain(answer);
  await mailTo(sharedServer(), bo.email, "You have an account already");
});
