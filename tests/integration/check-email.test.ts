/** Signing up where e-mail has to be verified first: nobody learns which addresses have accounts. */
import { mailsTo, mailTo, pathIn } from "@/tests/support/mailbox";
import { type Person, peopleAt, signUp } from "@/tests/support/people";
import { startServer, type TestServer } from "@/tests/support/server";
import { median, until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

let server: TestServer;
let ada: Person;
beforeAll(async () => {
  server = await startServer({ env: { REQUIRE_VERIFIED_EMAIL: "true" } });
  ({ ada } = await peopleAt(server, "ada"));
});
afterAll(() => server.stop());

const gita = { firstName: "Gita", lastName: "Sen" };
const password = "a quiet evening";
const page = (visitor: Visitor) => visitor.fetch("/check-email").then((it) => it.text());

async function press(email: string): Promise<void> {
  const path = pathIn(await mailTo(server, email, "Verify your e-mail"));
  await new Visitor(server).submit(path, { token: path.split("/").at(-1) ?? "" });
}

async function goOn(visitor: Visitor, path = "/check-email") {
  return visitor.submit(path, {}, { button: "I opened the link" });
}

/** Signs up with an address of the test's own; answers what whoever does it sees. */
async function tryAddress(email: string) {
  const visitor = new Visitor(server);
  const fields = { email, ...gita, password, repeatPassword: password };
  const started = performance.now();
  const response = await visitor.submit("/signup", fields);
  const ms = performance.now() - started;
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.length);
  const body = await response.text();
  const shown = (await page(visitor)).replaceAll(email, "").length;
  const seen = { status: response.status, to: response.headers.get("location"), cookies };
  return { visitor, ms, seen: { ...seen, length: body.length, shown } };
}

test("the page waits for the link, opened on any device, and goes on where they were going", async () => {
  const visitor = new Visitor(server);
  const email = `gita-${Date.now()}@example.org`;
  const fields = { email, ...gita, password, repeatPassword: password, next: "/join/some-code" };
  const made = await visitor.submit("/signup?next=/join/some-code", fields);
  const waiting = made.headers.get("location") ?? "";
  expect(waiting).toBe("/check-email?next=%2Fjoin%2Fsome-code");
  expect(await page(visitor)).toContain(email);
  expect((await visitor.fetch("/rooms")).headers.get("location")).toContain("/login");
  expect(await (await goOn(visitor)).text()).toContain("Not yet: open the link in the mail first.");

  await press(email);
  const gone = await visitor.submit(waiting, {}, { button: "I opened the link" });
  expect(gone.headers.get("location")).toBe("/join/some-code");
  expect((await visitor.call<{ email: string }>("GET", "/me")).body.email).toBe(email);
});

test("a taken address looks, and takes as long, as a free one; its owner is told", async () => {
  const rounds = 41;
  const times = { taken: [] as number[], free: [] as number[] };
  for (let n = 0; n < rounds; n++) {
    const free = await tryAddress(`${"x".repeat(ada.email.length - 14)}${10 + n}@example.org`);
    const taken = await tryAddress(ada.email);
    expect(taken.seen).toEqual(free.seen);
    times.free.push(free.ms);
    times.taken.push(taken.ms);
  }
  const [free, taken] = [median(times.free), median(times.taken)];
  expect(Math.abs(free - taken)).toBeLessThan(Math.max(free, taken) / 3);
  const mail = await mailTo(server, ada.email, "You have an account already");
  expect(mail.text).toContain("/login");
});

test("whoever took another's address gets no further, and cannot flood them", async () => {
  const limited = await startServer({
    env: { REQUIRE_VERIFIED_EMAIL: "true", RATE_LIMITS: "on" },
  });
  const { bo } = await peopleAt(limited, "bo");
  const visitor = new Visitor(limited);
  const fields = { email: bo.email, ...gita, password, repeatPassword: password };
  for (let n = 0; n < 10; n++) await visitor.submit("/signup", fields);
  const again = (button: string) => visitor.submit("/check-email", {}, { button });
  expect(await (await again("Mail the link again")).text()).toContain(
    "Sent. It works for 24 hours.",
  );
  expect(await (await again("I opened the link")).text()).toContain("Not yet");
  const count = async () => (await mailsTo(limited, bo.email)).length;
  await until(async () => (await count()) > 0);
  await limited.stop();
  expect(await count()).toBeLessThan(8);
});

test("without its cookie the page leads to the log-in, and a forged one is none", async () => {
  const { visitor } = await signUp(server, gita);
  expect((await new Visitor(server).fetch("/check-email")).headers.get("location")).toBe("/login");
  const forged = { headers: { cookie: "hearth.newcomer=AAAA.BBBB" } };
  const response = await new Visitor(server).fetch("/check-email", forged);
  expect(response.headers.get("location")).toBe("/login");
  expect(await page(visitor)).toContain("Check your e-mail");
});

test.each(["gita sen", "GITASEN-9", "gita-own-name"])(
  "“%s” may be no password of theirs",
  async (word) => {
    const email = `${word.replace(/\W/g, "-").toLowerCase()}@example.org`;
    const names = word === "gita sen" ? gita : { firstName: "Gita", lastName: "Sen" };
    const typed = word === "gita sen" ? word : (email.split("@")[0] ?? "");
    const fields = { email, ...names, password: typed, repeatPassword: typed };
    const refused = await new Visitor(server).submit("/signup", fields);
    expect(await refused.text()).toContain("That is your own name or address. Choose another.");
    expect(await mailsTo(server, email)).toEqual([]);
  },
);
