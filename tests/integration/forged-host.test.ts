/** Links in mails lead to this Hearth, whatever address the request that caused them claims. */
import { Forger } from "@/tests/support/forger";
import { mailsTo, mailTo } from "@/tests/support/mailbox";
import { logIn, type Person, peopleAt } from "@/tests/support/people";
import { startServer, type TestServer } from "@/tests/support/server";

const evil = {
  host: "evil.example",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  forwarded: "host=evil.example;proto=https",
};
const gita = { firstName: "Gita", lastName: "Sen" };
const password = "a quiet evening";

/** Where all links in all mails to an address lead, each once. */
async function linksTo(server: TestServer, email: string): Promise<string[]> {
  const mails = await mailsTo(server, email);
  const links = mails.flatMap(({ text, html }) => `${text} ${html}`.match(/https?:\/\/[\w.:-]+/g));
  return [...new Set(links.map(String))];
}

function signUpAs(visitor: Forger, email: string) {
  return visitor.submit("/signup", { email, ...gita, password, repeatPassword: password });
}

describe("with PUBLIC_URL", () => {
  const publicUrl = "http://hearth.example:8080";
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ env: { PUBLIC_URL: publicUrl } });
    await peopleAt(server, "ada");
  });
  afterAll(() => server.stop());

  test("every link begins with it", async () => {
    const visitor = new Forger(server, { ...evil, origin: publicUrl });
    const email = "gita@example.org";
    expect((await signUpAs(visitor, email)).status).toBe(303);
    await mailTo(server, email, "Verify your e-mail");
    await visitor.submit("/settings", {}, { button: "Mail the link" });
    await visitor.submit("/forgot", { email });
    const change = { email: "gita-new@example.org", presentPassword: password };
    await visitor.submit("/settings", change);
    await mailTo(server, email, "Choose a new password");
    await mailTo(server, change.email, "Verify your new e-mail");
    expect(await mailsTo(server, email)).toHaveLength(3);
    expect(await linksTo(server, email)).toEqual([publicUrl]);
    expect(await linksTo(server, change.email)).toEqual([publicUrl]);
  });

  test("a form that says it comes from elsewhere does nothing", async () => {
    const visitor = new Forger(server, { ...evil, origin: "https://evil.example" });
    await signUpAs(visitor, "eve@example.org");
    expect(await mailsTo(server, "eve@example.org")).toEqual([]);
  });
});

describe("without PUBLIC_URL, another's mail", () => {
  let server: TestServer;
  let ada: Person;
  let bo: Person;
  beforeAll(async () => {
    server = await startServer({ env: { REQUIRE_VERIFIED_EMAIL: "true" } });
    // Ada came first, so she is the administrator; Bo never logged in.
    ({ ada, bo } = await peopleAt(server, "ada", "bo"));
    await logIn(server, ada);
  });
  afterAll(() => server.stop());

  const forger = () => new Forger(server, { ...evil, origin: "http://evil.example" });

  test.each([
    ["who has logged in", () => ada],
    ["who never logged in", () => bo],
  ])("does not lead elsewhere for somebody %s", async (_who, whom) => {
    const { email } = whom();
    await forger().submit("/forgot", { email });
    await mailTo(server, email, "Choose a new password");
    await signUpAs(forger(), email);
    await mailTo(server, email, "You have an account already");
    expect(await linksTo(server, email)).toEqual([server.url]);
  });

  test("does not lead elsewhere by a change of e-mail", async () => {
    const { cleo, dipa } = await peopleAt(server, "cleo", "dipa");
    const visitor = forger();
    await visitor.submit("/login", { email: dipa.email, password: dipa.password });
    await visitor.submit("/settings", { email: cleo.email, presentPassword: dipa.password });
    await mailTo(server, cleo.email, "You have an account already");
    expect(await linksTo(server, cleo.email)).toEqual([server.url]);
  });

  test("is not changed by what only proxies may say", async () => {
    const { host: _host, ...byProxies } = evil;
    const email = "gita@example.org";
    await signUpAs(new Forger(server, { ...byProxies, origin: server.url }), email);
    await mailTo(server, email, "Verify your e-mail");
    expect(await linksTo(server, email)).toEqual([server.url]);
  });
});
