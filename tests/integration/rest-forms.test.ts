/** Server actions count only where their form stands on our own page. */
import { type Person, people } from "@/tests/support/people";
import { startServer } from "@/tests/support/server";
import { type Place, sharedServer } from "@/tests/support/shared-server";
import { Visitor } from "@/tests/support/visitor";

/** Somebody whose browser says that forms come from `origin`; the empty one is not sent at all. */
class VisitorFrom extends Visitor {
  constructor(
    place: Place,
    private readonly origin: string,
  ) {
    super(place);
  }

  override fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = this;
    return super.fetch(path, init.method === "POST" ? { ...init, headers: { origin } } : init);
  }
}

const logInFrom = async (place: Place, origin: string, { email, password }: Person) => {
  const visitor = new VisitorFrom(place, origin);
  const response = await visitor.submit("/login", { email, password });
  return { status: response.status, loggedIn: visitor.cookies.has("authjs.session-token") };
};

let ada: Person;
beforeAll(async () => {
  ({ ada } = await people("ada"));
});

test("logging in from our own page", async () => {
  const { url } = sharedServer();
  expect(await logInFrom(sharedServer(), url, ada)).toEqual({ status: 303, loggedIn: true });
});

test.each([
  ["no Origin", ""],
  ["a sandboxed frame", "null"],
  ["another site", "https://evil.example"],
  ["another port", "http://127.0.0.1:1"],
  ["no URL at all", "nonsense"],
])("logging in from %s is refused", async (_from, origin) => {
  const { status, loggedIn } = await logInFrom(sharedServer(), origin, ada);
  expect(loggedIn).toBe(false);
  expect([200, 400, 403, 500]).toContain(status);
});

test("https is another origin than http", async () => {
  const https = sharedServer().url.replace("http:", "https:");
  expect((await logInFrom(sharedServer(), https, ada)).loggedIn).toBe(false);
});

test("with PUBLIC_URL set, only that origin counts, and cookies are for https", async () => {
  const publicUrl = "https://chat.example.org";
  const server = await startServer({ env: { PUBLIC_URL: publicUrl } });
  try {
    const fields = { email: "eve@example.org", firstName: "Eve", lastName: "Stone" };
    const password = "a quiet evening";
    const form = { ...fields, password, repeatPassword: password, hearthName: "Home" };
    const own = new VisitorFrom(server, server.url);
    await own.submit("/signup", form).catch(() => {});
    expect(own.cookies.header()).not.toContain("session-token");

    const eve = new VisitorFrom(server, publicUrl);
    expect((await eve.submit("/signup", form)).status).toBe(303);
    expect(eve.cookies.has("__Secure-authjs.session-token")).toBe(true);
    expect((await eve.call("GET", "/me")).body).toMatchObject({ email: fields.email });
    const rooms = await eve.call<{ rooms: { id: string }[] }>("GET", "/rooms");
    const path = `/rooms/${rooms.body.rooms[0]?.id}/invitations`;
    const { body } = await eve.call<{ invitations: { url: string }[] }>("GET", path);
    expect(body.invitations[0]?.url).toMatch(/^https:\/\/chat\.example\.org\/join\//);
  } finally {
    await server.stop();
  }
});
