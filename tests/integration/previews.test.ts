/** Previews of links, from a site of the test's own to everybody in the room. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { strFromU8, unzipSync } from "fflate";
import sharp from "sharp";
import type { ChangesPage, MessageView } from "@/lib/contract/views";
import { rowsIn } from "@/tests/support/database";
import { logIn, type Person, peopleAt } from "@/tests/support/people";
import { fourFields, pngOf } from "@/tests/support/pictures";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";
import { closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";
import { answer, pageOf, redirectTo, startSite } from "@/tests/support/web-site";
import { onPostgres } from "@/tests/support/which-database";

let site: Awaited<ReturnType<typeof startSite>>;
let server: TestServer;
let cast: Record<"ada" | "bo" | "cleo", Person>;

const image = (path: string) => `<meta property="og:image" content="${path}">`;
const picture = { "content-type": "image/png" };

beforeAll(async () => {
  const png = await fourFields(600, 300).png().toBuffer();
  site = await startSite({
    "/soup": answer(
      pageOf("Leek soup", `${image("/soup.png")}<meta name="description" content="Hot">`),
    ),
    "/soup.png": answer(png, picture),
    "/bread": answer(pageOf("Bread")),
    "/moved": redirectTo("/bread"),
    "/inside": redirectTo("http://127.0.0.2:1/"),
    "/untitled": answer("<p>nothing"),
    "/text": answer("<title>Not a page</title>", { "content-type": "text/plain" }),
    "/bomb": answer(gzipSync(Buffer.alloc(50_000_000)), {
      ...{ "content-type": "text/html", "content-encoding": "gzip" },
    }),
    "/hostile": answer(pageOf("&lt;script&gt;alert(1)&lt;/script&gt;\u202E", image("/evil.png"))),
    "/evil.png": answer("<svg onload='alert(1)'/>", picture),
    "/endless": answer(pageOf("Endless", image("/endless.png"))),
    "/endless.png": answer(pngOf(60_000, 60_000), picture),
    "/private": answer(pageOf("Private", image("http://127.0.0.2/soup.png"))),
  });
  const more = { LINK_PREVIEWS: "on", PREVIEW_ALLOW_HOSTS: "127.0.0.1" };
  server = await startServer({ env: more });
  cast = await peopleAt(server, "ada", "bo", "cleo");
});
afterEach(closeSockets);
afterAll(async () => {
  await server.stop();
  await site.stop();
});

const unique = () => Math.random().toString(36).slice(2);

/** Ada owns the room, Bo is in it, Cleo is not. */
async function kitchen() {
  const { ada, bo, cleo } = cast;
  const { id } = await makeRoom(ada, {}, [bo]);
  const read = async (message: MessageView) =>
    (await ada.api.call<MessageView>("GET", `/messages/${message.id}`)).body;
  return {
    ...{ ada, bo, cleo, id, read },
    async post(body: string, by = bo) {
      const sent = { clientId: unique(), body };
      return (await by.api.call<MessageView>("POST", `/rooms/${id}/messages`, sent)).body;
    },
    edit: (message: MessageView, body: string) =>
      bo.api.call<MessageView>("PATCH", `/messages/${message.id}`, { body }),
    remove: (message: MessageView, by: Person) =>
      by.api.call<MessageView>("DELETE", `/messages/${message.id}/previews`),
    /** The message once its preview says `title`. */
    previewed: (message: MessageView, title: string) =>
      until(
        async () => {
          const now = await read(message);
          // On PostgreSQL a read may meet the new preview of a message whose row is still the old one.
          const isWhole = now.rev > message.rev;
          return isWhole && now.previews[0]?.title === title ? now : null;
        },
        { what: `the preview "${title}"` },
      ),
  };
}

const counted = (sql: string, ...values: unknown[]) => {
  const counts = `SELECT COUNT(*) AS count FROM ${sql}`;
  return Number(rowsIn<{ count: number }>(server, counts, ...values)[0]?.count);
};
const noJobs = () => until(() => counted(`"Job"`) === 0, { what: "every job to be done" });

test("a preview arrives as a change of the message, with a picture of ours for members", async () => {
  const { ada, bo, cleo, id, post, previewed } = await kitchen();
  const changes = listen(await openSocket(server, { token: ada.token }), "room:changes");
  const link = `${site.url}/soup`;
  const posted = await post(`Try ${link}, it is good`);
  expect(posted.previews).toEqual([]);
  const shown = await previewed(posted, "Leek soup");
  expect(shown).toEqual({ ...posted, rev: posted.rev + 1, previews: [expect.anything()] });
  const [preview] = shown.previews;
  expect(preview).toMatchObject({ url: link, description: "Hot", siteName: "" });
  await until(() => changes.some(({ rev }) => rev === shown.rev));
  expect(changes.at(-1)).toEqual({
    roomId: id,
    after: posted.rev,
    rev: shown.rev,
    messages: [shown],
  });
  const missed = await bo.api.call<ChangesPage>("GET", `/rooms/${id}/changes?after=${posted.rev}`);
  expect(missed.body.messages).toEqual([shown]);

  const url = preview?.imageUrl ?? "";
  const response = await bo.api.fetch(url);
  expect(response.headers.get("content-type")).toBe("image/webp");
  expect(response.headers.get("content-security-policy")).toContain("sandbox");
  const { format, width, height } = await sharp(await response.arrayBuffer()).metadata();
  expect({ format, width, height }).toEqual({ format: "webp", width: 288, height: 288 });
  expect((await cleo.api.fetch(url)).status).toBe(404);
  expect((await fetch(server.url + url)).status).toBe(401);
  await ada.api.call("DELETE", `/rooms/${id}/members/${bo.id}`);
  expect((await bo.api.fetch(url)).status).toBe(404);
});

test("a page is read once for whoever posts it, and goes with the last message that shows it", async () => {
  const here = await kitchen();
  const elsewhere = await kitchen();
  const link = `${site.url}/bread?once`;
  const first = await here.post(link);
  const second = await elsewhere.post(link);
  const [one, two] = [
    await here.previewed(first, "Bread"),
    await elsewhere.previewed(second, "Bread"),
  ];
  expect(site.timesAsked("/bread?once")).toBe(1);
  expect(one.previews[0]?.id).not.toBe(two.previews[0]?.id);
  await here.bo.api.call("DELETE", `/messages/${first.id}`);
  expect((await here.read(first)).previews).toEqual([]);
  expect(counted(`"LinkPage" WHERE "url" LIKE ?`, "%?once")).toBe(1);
  await elsewhere.ada.api.call("DELETE", `/rooms/${elsewhere.id}`);
  expect(counted(`"LinkPage" WHERE "url" LIKE ?`, "%?once")).toBe(0);
  if (onPostgres()) return;
  const files = ["hearth.db", "hearth.db-wal"].map((name) => join(server.dataDir, name));
  await until(() => !files.some((file) => readFileSync(file).includes("/bread?once")), {
    what: "the address to leave the files",
  });
});

test("a page goes with the account that wrote its link and takes its messages along", async () => {
  const { ada, id, previewed, post } = await kitchen();
  const { dipa } = await peopleAt(server, "dipa");
  await dipa.api.call("POST", `/rooms/${id}/join`);
  await previewed(await post(`${site.url}/bread?dipas`, dipa), "Bread");
  const visitor = await logIn(server, dipa);
  const wishes = { presentPassword: dipa.password, messages: "delete", when: "now" };
  await visitor.submit("/settings", wishes);
  await until(() => counted(`"LinkPage" WHERE "url" LIKE ?`, "%?dipas") === 0, { what: "its end" });
  expect((await ada.api.call("GET", `/rooms/${id}`)).status).toBe(200);
});

test("an edit keeps the preview of the same link, brings a new link's and takes a lost link's", async () => {
  const { post, previewed, edit } = await kitchen();
  const message = await post(`${site.url}/bread`);
  const { previews } = await previewed(message, "Bread");
  expect((await edit(message, `Look: ${site.url}/bread`)).body.previews).toEqual(previews);
  expect((await edit(message, `Look: ${site.url}/soup`)).body.previews).toEqual([]);
  await previewed(message, "Leek soup");
  expect((await edit(message, "Never mind")).body.previews).toEqual([]);
  await edit(message, `${site.url}/moved`);
  expect((await previewed(message, "Bread")).previews[0]?.url).toBe(`${site.url}/moved`);
});

test("its author or a moderator removes a preview, and it does not come back", async () => {
  const { ada, bo, cleo, post, previewed, remove, edit } = await kitchen();
  const mine = await previewed(await post(`${site.url}/soup`), "Leek soup");
  const { status, body } = await remove(mine, bo);
  expect({ status, body }).toEqual({
    status: 200,
    body: { ...mine, rev: mine.rev + 1, previews: [] },
  });
  expect((await remove(mine, bo)).body).toEqual(body);
  expect((await bo.api.fetch(mine.previews[0]?.imageUrl ?? "")).status).toBe(404);
  expect((await edit(mine, `Again ${site.url}/soup`)).body.previews).toEqual([]);
  await noJobs();
  const adas = await previewed(await post(`${site.url}/bread`, ada), "Bread");
  expect((await remove(adas, bo)).status).toBe(403);
  expect((await remove(adas, cleo)).status).toBe(404);
  const again = await previewed(await post(`${site.url}/bread`), "Bread");
  expect((await remove(again, ada)).body.previews).toEqual([]);
});

test("a room without previews asks nobody; only who may rename it decides", async () => {
  const { ada, bo, id, post, read } = await kitchen();
  const turn = (by: Person) => by.api.call("PATCH", `/rooms/${id}`, { linkPreviews: false });
  expect((await turn(bo)).status).toBe(403);
  expect(await turn(ada)).toMatchObject({ status: 200, body: { linkPreviews: false } });
  const message = await post(`${site.url}/bread?off`);
  const page = await logIn(server, ada);
  expect(counted(`"Job"`)).toBe(0);
  expect((await read(message)).previews).toEqual([]);
  expect(site.timesAsked("/bread?off")).toBe(0);
  await page.submit(`/rooms/${id}/settings`, { linkPreviews: "true" });
  expect((await ada.api.call("GET", `/rooms/${id}`)).body).toMatchObject({ linkPreviews: true });
});

test("what cannot be shown leaves the message as it is", async () => {
  const { post, read } = await kitchen();
  const links = [
    ...["/inside", "/untitled", "/text", "/bomb", "/missing"].map((path) => site.url + path),
    ...[`http://127.0.0.2:${site.port}/bread`, `http://localhost:${site.port}/bread`],
    ...[
      `http://ada:secret@127.0.0.1:${site.port}/bread`,
      "http://[::1]/",
      "http://no-such.invalid/",
    ],
  ];
  const asked = site.asked.length;
  const posted = [];
  for (const link of links) posted.push(await post(link));
  await noJobs();
  for (const message of posted) expect(await read(message)).toEqual(message);
  expect(site.asked.slice(asked).map(({ headers }) => headers.host)).not.toContain(
    `127.0.0.2:${site.port}`,
  );
});

test("hostile words are words, and hostile pictures are none", async () => {
  const { post, previewed } = await kitchen();
  const shown = await previewed(await post(`${site.url}/hostile`), "<script>alert(1)</script>");
  expect(shown.previews[0]?.imageUrl).toBeNull();
  for (const [path, title] of Object.entries({ endless: "Endless", private: "Private" })) {
    const { previews } = await previewed(await post(`${site.url}/${path}`), title);
    expect(previews[0]?.imageUrl).toBeNull();
  }
});

test("the previews of one's own messages are in one's data, with their pictures", async () => {
  const { ada, bo, post, previewed, remove } = await kitchen();
  const link = `${site.url}/soup?mine`;
  for (const body of [link, `Again: ${link}`]) await previewed(await post(body), "Leek soup");
  const bread = await previewed(await post(`${site.url}/bread?mine`), "Bread");
  await remove(await previewed(await post(`${site.url}/bread?gone`), "Bread"), bo);
  await previewed(await post(`${site.url}/bread?adas`, ada), "Bread");

  const response = await bo.api.fetch("/api/v1/me/data");
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const written: { body: string; previews: { picture: string | null }[] }[] = JSON.parse(
    strFromU8(files["messages.json"] ?? new Uint8Array()),
  );
  const previewsOf = (body: string) => written.find((message) => message.body === body)?.previews;
  const soup = { url: link, title: "Leek soup", description: "Hot", siteName: "" };
  const shown = previewsOf(link);
  expect(shown).toEqual([{ ...soup, picture: expect.any(String) }]);
  expect(previewsOf(`Again: ${link}`)).toEqual(shown);
  expect(previewsOf(bread.body)).toMatchObject([{ title: "Bread", picture: null }]);
  expect(previewsOf(`${site.url}/bread?gone`)).toEqual([]);
  const name = `previews/${shown?.[0]?.picture}.webp`;
  const { format, width } = await sharp(files[name]).metadata();
  expect({ format, width }).toEqual({ format: "webp", width: 288 });
  expect(JSON.stringify(written)).not.toContain("?adas");
});

test("a link is found by has:link with its preview as without", async () => {
  const { ada, id, post, previewed } = await kitchen();
  const message = await previewed(await post(`pantry ${site.url}/bread`), "Bread");
  await post("pantry without");
  const found = await ada.api.call<{ results: { message: MessageView }[] }>(
    "GET",
    `/search?q=${encodeURIComponent("pantry has:link")}&room=${id}`,
  );
  expect(found.body.results.map((result) => result.message)).toEqual([message]);
});
