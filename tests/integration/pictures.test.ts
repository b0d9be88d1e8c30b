/** One's picture through its doors: what is taken, what is stored of it, who may see it and until when. */
import sharp from "sharp";
import type { MeView, UserView } from "@/lib/contract/views";
import { rowsIn } from "@/tests/support/database";
import { logIn, type Person, people, peopleAt } from "@/tests/support/people";
import { fourFields, pngOf } from "@/tests/support/pictures";
import { makeRoom } from "@/tests/support/rooms";
import { startServer } from "@/tests/support/server";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

afterEach(closeSockets);

function stored({ id }: Person) {
  const rows = (sql: string) => rowsIn(sharedServer(), sql, id);
  const [user] = rows(`SELECT * FROM "User" WHERE "id" = ?`);
  return { user, pictures: rows(`SELECT * FROM "Picture" WHERE "userId" = ?`) };
}

function put({ api }: Person, bytes: Buffer): Promise<Response> {
  return api.fetch("/api/v1/me/picture", { method: "PUT", body: new Uint8Array(bytes) });
}

/** Sends it and answers where it is. */
async function give(person: Person, bytes: Buffer): Promise<string> {
  const response = await put(person, bytes);
  expect(response.status).toBe(200);
  return ((await response.json()) as UserView).avatarUrl ?? "";
}

async function bytesAt({ api }: Person, url: string): Promise<Buffer> {
  return Buffer.from(await (await api.fetch(url)).arrayBuffer());
}

/** "red", "green", … of the fields of the stored picture, row by row. */
async function fieldsOf(picture: Buffer): Promise<string[]> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const at = [0.25, 0.75].flatMap((y) => [0.25, 0.75].map((x) => [x, y] as const));
  return at.map(([x, y]) => {
    const from = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
    const [red = 0, green = 0, blue = 0] = data.subarray(from, from + 3);
    if (red > 128 && green > 128) return "yellow";
    return red > 128 ? "red" : green > 100 ? "green" : blue > 128 ? "blue" : "other";
  });
}

const inOrder = ["red", "green", "blue", "yellow"];

test.each([
  ["JPEG", () => fourFields().jpeg()],
  ["PNG", () => fourFields().png()],
  ["GIF", () => fourFields().gif()],
  ["WebP", () => fourFields().webp()],
])("%s becomes a square WebP in two sizes", async (_kind, draw) => {
  const { ada } = await people("ada");
  const url = await give(ada, await draw().toBuffer());
  for (const [size, side] of [
    ["small", 80],
    ["large", 288],
  ] as const) {
    const picture = await bytesAt(ada, `${url}?size=${size}`);
    expect(await sharp(picture).metadata()).toMatchObject({
      format: "webp",
      width: side,
      height: side,
    });
    expect(await fieldsOf(picture)).toEqual(inOrder);
  }
});

test("of a wide picture the middle is kept, and of a moving one the first frame", async () => {
  const { ada } = await people("ada");
  const frames = await sharp(
    await Promise.all(
      [fourFields(100, 60), fourFields(100, 60).negate()].map((one) => one.png().toBuffer()),
    ),
    { join: { animated: true } },
  )
    .gif({ delay: [100, 100] })
    .toBuffer();
  const picture = await bytesAt(ada, await give(ada, frames));
  expect(await sharp(picture).metadata()).toMatchObject({ width: 288, height: 288 });
  expect((await sharp(picture).metadata()).pages ?? 1).toBe(1);
  expect(await fieldsOf(picture)).toEqual(inOrder);
});

test("it stands upright, and nothing else that was in the file is kept", async () => {
  const { ada } = await people("ada");
  const place = {
    IFD0: { Make: "Agfa" },
    IFD3: { GPSLatitude: "52/1 31/1 0/1", GPSLatitudeRef: "N" },
  };
  // Six: the camera was held so that the right side is the top.
  const photo = await fourFields()
    .withExif(place)
    .withMetadata({ orientation: 6, exif: place })
    .withIccProfile("p3")
    .jpeg()
    .toBuffer();
  const sent = Buffer.concat([photo, Buffer.from("<script>alert(1)</script>PK\x03\x04")]);
  expect((await sharp(sent).metadata()).exif?.includes("Agfa")).toBe(true);

  const url = await give(ada, sent);
  for (const size of ["small", "large"]) {
    const picture = await bytesAt(ada, `${url}?size=${size}`);
    const { exif, icc, xmp, iptc, orientation } = await sharp(picture).metadata();
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
    expect(picture.includes("Agfa") || picture.includes("script")).toBe(false);
    expect(await fieldsOf(picture)).toEqual(["blue", "red", "yellow", "green"]);
  }
});

const tooLarge = "That picture has 10.1 MB. It can have 10 MB at most.";
const otherKind = "Choose a JPEG, PNG, GIF or WebP picture.";
const damaged = "That picture is damaged. Choose another one.";
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>`;
const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

describe.each<[string, () => Buffer | Promise<Buffer>, number, string]>([
  ["nothing", () => Buffer.alloc(0), 422, "Choose a picture first."],
  ["an SVG", () => Buffer.from(svg), 422, otherKind],
  ["an AVIF", () => fourFields(64, 64).avif().toBuffer(), 422, otherKind],
  ["a HEIC", () => Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), 422, otherKind],
  ["a TIFF", () => fourFields(64, 64).tiff().toBuffer(), 422, otherKind],
  ["a PDF", () => Buffer.from("%PDF-1.7\n"), 422, otherKind],
  ["a page", () => Buffer.from("<!doctype html><script>alert(1)</script>"), 422, otherKind],
  ["a page that begins as a JPEG", () => Buffer.concat([jpegHead, Buffer.from(svg)]), 422, damaged],
  ["an SVG that begins as a GIF", () => Buffer.from(`GIF89a${svg}`), 422, damaged],
  ["half a JPEG", async () => half(await fourFields().jpeg().toBuffer()), 422, damaged],
  ["half a PNG", async () => half(await fourFields().png().toBuffer()), 422, damaged],
  ["half a WebP", async () => half(await fourFields().webp().toBuffer()), 422, damaged],
  ["a bomb", () => pngOf(50_000, 50_000), 413, "50000 × 50000 pixels. It can have 40 million"],
  ["a line too long", () => pngOf(1, 40_000_001), 413, "40 million at most"],
  ["a head without a picture", () => pngOf(6_000, 6_000), 422, damaged],
])("%s", (_what, make, status, sentence) => {
  test("is refused, and changes nothing", async () => {
    const { ada } = await people("ada");
    await give(ada, await fourFields(64, 64).png().toBuffer());
    const before = stored(ada);
    const response = await put(ada, await make());
    expect(response.status).toBe(status);
    expect(((await response.json()) as { error: { message: string } }).error.message).toContain(
      sentence,
    );
    expect(stored(ada)).toEqual(before);
  });
});

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length / 2);
}

test("a thin line that is within bounds is a picture", async () => {
  const { ada } = await people("ada");
  await give(ada, pngOf(1, 1_000_000, 1_000_000));
});

describe("more than 10 MB", () => {
  const bytes = Buffer.alloc(10_000_001);

  test("are refused where they say so, where they do not, and in the form", async () => {
    const { ada } = await people("ada");
    const before = stored(ada);
    expect((await put(ada, bytes)).status).toBe(413);

    const body = new Blob([bytes]).stream();
    const chunks = { method: "PUT", body, duplex: "half" } as RequestInit;
    expect((await ada.api.fetch("/api/v1/me/picture", chunks)).status).toBe(413);

    const visitor = await logIn(sharedServer(), ada);
    const picture = new File([bytes], "large.png", { type: "image/png" });
    const page = await (await visitor.submit("/settings", { picture })).text();
    expect(page).toContain(tooLarge);
    expect(stored(ada)).toEqual(before);
  });

  test("are refused to other addresses from 256 KiB on", async () => {
    const { ada } = await people("ada");
    const response = await ada.api.call("POST", "/rooms", "x".repeat(300_000));
    expect(response.status).toBe(413);
  });
});

test("the form changes and removes it, for everyone who shares a room, at once", async () => {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const { id } = await makeRoom(ada, { name: "Kitchen" }, [bo]);
  await ada.api.call("POST", `/rooms/${id}/messages`, { clientId: "1", body: "Look" });
  const visitor = await logIn(sharedServer(), ada);
  const heard: { user: UserView }[][] = [];
  for (const { token } of [ada, bo, cleo]) {
    heard.push(listen(await openSocket(sharedServer(), { token }), "user:changed"));
  }
  const bytes = new Uint8Array(await fourFields().jpeg().toBuffer());
  const page = await visitor.submit("/settings", { picture: new File([bytes], "me.jpg") });

  const avatarUrl = (await visitor.call<MeView>("GET", "/me")).body.avatarUrl ?? "";
  expect(avatarUrl).toMatch(/^\/api\/v1\/pictures\/[\w-]{24}$/);
  expect(await page.text()).toContain(`src="${avatarUrl}?size=small"`);
  const news = { user: { id: ada.id, name: ada.name, avatarUrl, kind: "person" } };
  await until(() => heard[0]?.length === 1 && heard[1]?.length === 1);
  expect(heard).toEqual([[news], [news], []]);
  const { body } = await bo.api.call<{ messages: { author: UserView }[] }>(
    "GET",
    `/rooms/${id}/messages`,
  );
  expect(body.messages.at(-1)?.author.avatarUrl).toBe(avatarUrl);

  await visitor.submit("/settings", {}, { button: "Remove" });
  expect((await visitor.call<MeView>("GET", "/me")).body.avatarUrl).toBeNull();
  expect(stored(ada)).toMatchObject({ user: { pictureId: null }, pictures: [] });
  await until(() => heard[1]?.length === 2);
  expect((await ada.api.fetch(avatarUrl)).status).toBe(404);
});

test("a new picture has a new address, and the old one is gone", async () => {
  const { ada } = await people("ada");
  const bytes = await fourFields(64, 64).png().toBuffer();
  const [before, after] = [await give(ada, bytes), await give(ada, bytes)];
  expect(after).not.toBe(before);
  expect((await ada.api.fetch(before)).status).toBe(404);
  expect((await ada.api.fetch(after)).status).toBe(200);
  expect(stored(ada).pictures).toHaveLength(1);
});

test("two at the same moment leave one whole picture", async () => {
  const { ada } = await people("ada");
  const bytes = await fourFields(900, 900).png().toBuffer();
  const answers = await Promise.all(Array.from({ length: 5 }, () => put(ada, bytes)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const { pictures } = stored(ada);
  expect(pictures).toMatchObject([{ id: (stored(ada).user as { pictureId: string }).pictureId }]);
});

test("it is served to those who are signed in, as a picture and nothing else", async () => {
  const { ada, bo } = await people("ada", "bo");
  const url = await give(ada, await fourFields().png().toBuffer());
  const response = await bo.api.fetch(url);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "image/webp",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=31536000, immutable",
    "content-security-policy": "sandbox; default-src 'none'",
  });
  expect(await (await logIn(sharedServer(), bo)).fetch(url)).toMatchObject({ status: 200 });
  const stranger = await new Visitor(sharedServer()).fetch(url);
  expect(stranger.status).toBe(401);
  expect(stranger.headers.get("cache-control")).toBe("private, no-store");
  expect((await bo.api.fetch(`${url}?size=vast`)).status).toBe(422);
  for (const unknown of ["nobody-has-this", `${url.slice(17)}x`, "%00", "..%2Fme"]) {
    const missing = await bo.api.fetch(`/api/v1/pictures/${unknown}`);
    expect(missing.status).toBe(404);
    expect(missing.headers.get("cache-control")).toBe("private, no-store");
  }
});

test("an invitation shows pictures to those who are signed in only", async () => {
  const { ada, bo } = await people("ada", "bo");
  const url = await give(ada, await fourFields().png().toBuffer());
  const { id } = await makeRoom(ada, { name: "Kitchen", kind: "closed" });
  const { body } = await ada.api.call<{ code: string }>("POST", `/rooms/${id}/invitations`);
  const seenBy = async (visitor: Visitor) => (await visitor.fetch(`/join/${body.code}`)).text();
  expect(await seenBy(await logIn(sharedServer(), bo))).toContain(url);
  expect(await seenBy(new Visitor(sharedServer()))).not.toContain(url);
});

test("another site cannot change it with a cookie", async () => {
  const { ada } = await people("ada");
  const visitor = await logIn(sharedServer(), ada);
  const before = stored(ada);
  const bytes = new Uint8Array(await fourFields(64, 64).png().toBuffer());
  const headers = { origin: "https://evil.example" };
  const answers = [
    await visitor.fetch("/api/v1/me/picture", { method: "PUT", body: bytes, headers }),
    await visitor.fetch("/api/v1/me/picture", { method: "DELETE", headers }),
    await new Visitor(sharedServer()).fetch("/api/v1/me/picture", { method: "PUT", body: bytes }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 401]);
  expect(stored(ada)).toEqual(before);
});

test("pictures are changed 20 times an hour at most", async () => {
  const server = await startServer({ env: { RATE_LIMITS: "on" } });
  const { ada } = await peopleAt(server, "ada");
  const bytes = await fourFields(64, 64).png().toBuffer();
  for (let i = 0; i < 20; i++) expect((await put(ada, bytes)).status).toBe(200);
  const refused = await put(ada, bytes);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3_000);
  await server.stop();
});
