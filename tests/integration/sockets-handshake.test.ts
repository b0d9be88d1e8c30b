/** Who gets a socket, and who is told that they do not. */
import { logIn, type Person, people } from "@/tests/support/people";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, openSocket } from "@/tests/support/sockets";

let ada: Person;
let cookie: string;
beforeAll(async () => {
  ({ ada } = await people("ada"));
  cookie = (await logIn(sharedServer(), ada)).cookies.header();
});
afterEach(closeSockets);

const refused = { message: expect.any(String), data: { code: "unauthenticated" } };
const { url } = sharedServer();

test("a token opens a socket, wherever it comes from", async () => {
  const headers = { origin: "https://evil.example" };
  const socket = await openSocket(sharedServer(), { token: ada.token, headers });
  expect(socket.connected).toBe(true);
});

test.each([
  ["no credentials", {}],
  ["a made-up token", { token: "hearth_nothing" }],
  ["a token with a line break", { token: "a\r\nb" }],
  ["a made-up cookie", { cookie: "authjs.session-token=nonsense" }],
])("%s are refused", async (_what, credentials) => {
  await expect(openSocket(sharedServer(), credentials)).rejects.toMatchObject(refused);
});

test.each([
  ["its own Origin", { origin: url }, true],
  ["same-origin by Sec-Fetch-Site", { "sec-fetch-site": "same-origin" }, true],
  ["its own Referer", { referer: `${url}/rooms` }, true],
  ["nothing that says so", {}, false],
  ["a sandboxed frame", { origin: "null" }, false],
  ["another site", { origin: "https://evil.example" }, false],
  ["another port", { origin: "http://127.0.0.1:1" }, false],
  ["another site with our Referer", { origin: "https://evil.example", referer: url }, false],
  ["cross-site by Sec-Fetch-Site", { "sec-fetch-site": "cross-site", referer: url }, false],
  ["another site's Referer", { referer: "https://evil.example/" }, false],
])("a cookie with %s: %j -> %s", async (_from, headers: Record<string, string>, allowed) => {
  const opening = openSocket(sharedServer(), { headers: { cookie, ...headers } });
  if (allowed) expect((await opening).connected).toBe(true);
  else await expect(opening).rejects.toMatchObject(refused);
});

test("a wrong token does not fall back to a good cookie", async () => {
  const opening = openSocket(sharedServer(), { token: "hearth_nothing", cookie });
  await expect(opening).rejects.toMatchObject(refused);
});
