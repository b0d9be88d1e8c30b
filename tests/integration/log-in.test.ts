/** Logging in tells a stranger nothing, and logging out ends what the cookie could do. */
import { logIn, people } from "@/tests/support/people";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { median, until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

afterEach(closeSockets);

/** What differs between two answers by nature: the e-mail that was typed. */
const withoutEmail = (html: string) => html.replace(/[\w-]+@example\.org/g, "EMAIL");

test("an unknown e-mail and a wrong password get the same answer in the same time", async () => {
  const { ada } = await people("ada");
  const visitor = new Visitor(sharedServer());
  const attempt = async (email: string) => {
    const started = performance.now();
    const response = await visitor.submit("/login", { email, password: "not the password" });
    const html = withoutEmail(await response.text());
    const alert = html.match(/<p[^>]*role="alert".*?<\/p>/s)?.[0];
    return { status: response.status, alert, ms: performance.now() - started };
  };
  const unknownEmail = ada.email.replace("ada", "eve");
  const rounds = [];
  for (let round = 0; round < 25; round++) {
    rounds.push({ wrong: await attempt(ada.email), unknown: await attempt(unknownEmail) });
  }

  for (const { wrong, unknown } of rounds) {
    expect(unknown.status).toBe(wrong.status);
    expect(wrong.alert).toContain("E-mail or password is not right.");
    expect(unknown.alert).toBe(wrong.alert);
  }
  const [wrongMs, unknownMs] = [
    median(rounds.map(({ wrong }) => wrong.ms)),
    median(rounds.map(({ unknown }) => unknown.ms)),
  ];
  expect(Math.abs(wrongMs - unknownMs)).toBeLessThan(Math.max(wrongMs, unknownMs) / 3);
}, 120_000);

test("log-out ends the session: the cookie is dead, its sockets are cut, others stay", async () => {
  const { ada } = await people("ada");
  const [here, elsewhere] = [await logIn(sharedServer(), ada), await logIn(sharedServer(), ada)];
  const cookie = here.cookies.header();
  const cut = await openSocket(sharedServer(), { cookie });
  const ends = listen(cut, "session:ended");
  const kept = await openSocket(sharedServer(), { cookie: elsewhere.cookies.header() });

  await here.submit("/rooms", {});

  await until(() => !cut.connected, { what: "the socket to be cut" });
  expect(ends).toEqual([{ reason: "logged_out" }]);
  const replay = await here.call("GET", "/me", undefined, { headers: { cookie } });
  expect(replay.status).toBe(401);
  await expect(openSocket(sharedServer(), { cookie })).rejects.toMatchObject({
    data: { code: "unauthenticated" },
  });
  expect(kept.connected).toBe(true);
  expect((await elsewhere.call("GET", "/me")).status).toBe(200);
});

test("log-out ends a long-poll that is being held", async () => {
  const { ada } = await people("ada");
  const here = await logIn(sharedServer(), ada);
  const headers = { "sec-fetch-site": "same-origin" };
  const poll = (sid = "", init: RequestInit = {}) => {
    const query = `EIO=4&transport=polling${sid && `&sid=${sid}`}`;
    return here.fetch(`/socket.io/?${query}`, { headers, ...init });
  };
  const { sid } = JSON.parse((await (await poll()).text()).slice(1));
  await poll(sid, { method: "POST", body: "40" });
  expect(await (await poll(sid)).text()).toMatch(/^40/);
  const held = poll(sid);
  await here.submit("/rooms", {});
  expect(await (await held).text()).toContain(`42["session:ended",{"reason":"logged_out"}]`);
  await until(async () => (await poll(sid)).status === 400, { what: "the connection to be gone" });
});
