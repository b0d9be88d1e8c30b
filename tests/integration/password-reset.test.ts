/** A forgotten password: by a link, once, and nobody learns who has an account. */
import { expireLinks } from "@/tests/support/database";
import { mailsTo, mailTo, pathIn } from "@/tests/support/mailbox";
import { logIn, people } from "@/tests/support/people";
import { postRaw } from "@/tests/support/raw-request";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { median, until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

afterEach(closeSockets);
const subject = "Choose a new password";
const password = "a quite new evening";
const tokenIn = (path: string) => path.split("/").at(-1) ?? "";
const stranger = () => new Visitor(sharedServer());
const reset = (path: string, chosen = password, visitor = stranger()) =>
  visitor.submit(path, { token: tokenIn(path), password: chosen, repeatPassword: chosen });

async function linkFor(email: string): Promise<string> {
  await stranger().submit("/forgot", { email });
  return pathIn(await mailTo(sharedServer(), email, subject));
}

test("the link sets a password once, signs in here and ends every other session at once", async () => {
  const { ada } = await people("ada");
  const elsewhere = await logIn(sharedServer(), ada);
  const socket = await openSocket(sharedServer(), { cookie: elsewhere.cookies.header() });
  const ended = listen(socket, "session:ended");
  const path = await linkFor(ada.email);
  for (let n = 0; n < 2; n++) await stranger().fetch(path);

  const visitor = stranger();
  expect((await reset(path, "short", visitor)).status).toBe(200);
  expect(await (await reset(path, "password1", visitor)).text()).toContain("most common passwords");
  const done = await reset(path, password, visitor);
  expect(done.headers.get("location")).toContain("/settings?changed=password");
  expect((await visitor.call("GET", "/me")).body).toMatchObject({
    email: ada.email,
    emailVerified: true,
  });
  await until(() => ended.length > 0 && !socket.connected);
  expect((await elsewhere.call("GET", "/me")).status).toBe(401);

  expect(await (await stranger().fetch(path)).text()).toContain("This link no longer works");
  const old = await stranger().submit("/login", { email: ada.email, password: ada.password });
  expect(old.status).toBe(200);
  expect((await stranger().submit("/login", { email: ada.email, password })).status).toBe(303);
  await mailTo(sharedServer(), ada.email, "Your password was changed");
});

test("a link that is old, or made up, changes nothing", async () => {
  const { ada } = await people("ada");
  const path = await linkFor(ada.email);
  expireLinks(ada.id);
  for (const dead of [path, `/reset/${"A".repeat(43)}`]) {
    expect(await (await stranger().fetch(dead)).text()).toContain("This link no longer works");
  }
  expect(
    (await stranger().submit("/login", { email: ada.email, password: ada.password })).status,
  ).toBe(303);
});

test("the answer is the same for a known and an unknown address", async () => {
  const { ada } = await people("ada");
  const unknown = ada.email.replace("ada", "eve");
  const ask = async (email: string) => {
    const response = await stranger().submit("/forgot", { email });
    const page = (await response.text()).replaceAll(email, "EMAIL");
    const said = page.match(/<p[^>]*class="sent".*?<\/p>/s)?.[0];
    return { status: response.status, length: page.length, said };
  };
  const known = await ask(ada.email);
  expect(known.said).toContain("If that address has an account, a link is on its way.");
  expect(await ask(unknown)).toEqual(known);
  await mailTo(sharedServer(), ada.email, subject);
  expect(await mailsTo(sharedServer(), unknown)).toEqual([]);
});

test("and takes as long", async () => {
  const { ada } = await people("ada");
  const unknown = ada.email.replace("ada", "eve");
  const took = async (email: string) => {
    const started = performance.now();
    expect((await stranger().submit("/forgot", { email })).status).toBe(200);
    return performance.now() - started;
  };
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let round = 0; round < 25; round++) {
    times.known.push(await took(ada.email));
    times.unknown.push(await took(unknown));
  }
  const [known, other] = [median(times.known), median(times.unknown)];
  expect(Math.abs(known - other)).toBeLessThan(Math.max(known, other) / 3);
}, 120_000);

test("a forged Host does not lead the mail's reader elsewhere", async () => {
  const { ada } = await people("ada");
  await logIn(sharedServer(), ada);
  const evil = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    origin: "http://evil.example",
  };
  const page = await (await stranger().fetch("/forgot")).text();
  const form = new FormData();
  for (const [, field, value] of page.matchAll(/name="(\$ACTION[^"]*)"(?: value="([^"]*)")?/g)) {
    form.set(field ?? "", (value ?? "").replaceAll("&quot;", '"'));
  }
  form.set("email", ada.email);
  expect(await postRaw(sharedServer(), "/forgot", form, evil)).toBe(200);
  await mailTo(sharedServer(), ada.email, subject);
  for (const mail of await mailsTo(sharedServer(), ada.email)) {
    expect(mail.text).not.toContain("evil");
    expect(mail.text).toContain(sharedServer().url);
  }
});
