/** Files through their doors: uploaded, sent with a message, read by its room, and gone with it. */
import sharp from "sharp";
import type { SearchPage } from "@/lib/contract/search";
import type {
  AttachmentView,
  FilesPage,
  MessagePage,
  MessageView,
  RoomView,
} from "@/lib/contract/views";
import { bytesAt, note, postFiles, tryUpload, upload } from "@/tests/support/attachments";
import { people } from "@/tests/support/people";
import { fourFields, pngOf } from "@/tests/support/pictures";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { ask, closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";

afterEach(closeSockets);

type Refused = { error: { code: string; message: string; fields?: Record<string, string[]> } };

async function kitchen() {
  const { ada, bo } = await people("ada", "bo");
  const { id } = await makeRoom(ada, { name: "Kitchen" }, [bo]);
  return { ada, bo, roomId: id, path: `/rooms/${id}/messages` };
}

const drawing = () => fourFields(1200, 900).png().toBuffer();

describe("a message with files", () => {
  test("says the same live, in a page, by itself and in the answer to whoever sent it", async () => {
    const { ada, bo, roomId, path } = await kitchen();
    const live = listen(await openSocket(sharedServer(), { token: bo.token }), "room:changes");
    const picture = await upload(ada, {
      name: "garden.png",
      bytes: await drawing(),
      alt: "Four  fields",
    });
    const text = await upload(ada, note);
    const message = await postFiles(ada, roomId, [picture, text], "Look");

    const url = `/api/v1/attachments/${picture.id}/garden.png`;
    expect(message.attachments).toEqual([
      {
        id: picture.id,
        name: "garden.png",
        contentType: "image/png",
        bytes: expect.any(Number),
        width: 1200,
        height: 900,
        url,
        thumbnailUrl: `${url}?size=small`,
        alt: "Four fields",
      },
      {
        id: text.id,
        name: "note.txt",
        contentType: "text/plain",
        bytes: 17,
        width: null,
        height: null,
        url: `/api/v1/attachments/${text.id}/note.txt`,
        thumbnailUrl: null,
        alt: "",
      },
    ]);
    await until(() => live.length === 1);
    expect(live[0]?.messages).toEqual([message]);
    const page = (await bo.api.call<MessagePage>("GET", path)).body;
    expect(page.messages.at(-1)).toEqual(message);
    expect((await bo.api.call("GET", `/messages/${message.id}`)).body).toEqual(message);
    expect((await bytesAt(bo, text.url)).toString()).toBe("The kettle is on.");
  });

  test("needs no words, and is known by its files where words would stand", async () => {
    const { ada, bo, roomId, path } = await kitchen();
    const socket = await openSocket(sharedServer(), { token: ada.token });
    const files = [await upload(ada, note), await upload(ada, { ...note, name: "other.txt" })];
    const attachmentIds = files.map(({ id }) => id);
    const frame = { roomId, clientId: "wordless", body: "  ", attachmentIds };
    const sent = await ask<MessageView>(socket, "message:send", frame);
    if (!sent.ok) throw new Error(sent.error.message);
    expect(sent.data).toMatchObject({ body: "", attachments: [{ id: files[0]?.id }, {}] });
    const brief = "note.txt and 1 more file";
    const { lastMessage } = (await bo.api.call<RoomView>("GET", `/rooms/${roomId}`)).body;
    expect(lastMessage?.excerpt).toBe(brief);
    const reply = { clientId: "r", body: "Thanks", replyToId: sent.data.id };
    const answered = await bo.api.call<MessageView>("POST", path, reply);
    expect(answered.body.replyTo?.excerpt).toBe(brief);
    const { messages } = (await bo.api.call<MessagePage>("GET", path)).body;
    expect(messages.at(-1)?.replyTo?.excerpt).toBe(brief);

    const edited = await ada.api.call("PATCH", `/messages/${sent.data.id}`, { body: "Two" });
    expect(edited.body).toMatchObject({ body: "Two", attachments: sent.data.attachments });
    const blank = await ada.api.call("PATCH", `/messages/${sent.data.id}`, { body: "" });
    expect(blank).toMatchObject({ status: 200, body: { body: "" } });
    const words = await ada.api.call<MessageView>("POST", path, { clientId: "w", body: "Words" });
    expect((await ada.api.call("PATCH", `/messages/${words.body.id}`, { body: "" })).status).toBe(
      422,
    );
  });

  test("is stored once under its clientId, with the files it had", async () => {
    const { ada, roomId, path } = await kitchen();
    const [one, other] = [await upload(ada, note), await upload(ada, note)];
    const message = { clientId: "once", body: "", attachmentIds: [one?.id] };
    const [first, again] = [
      await ada.api.call<MessageView>("POST", path, message),
      await ada.api.call<MessageView>("POST", path, message),
    ];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    for (const attachmentIds of [[other?.id], [one?.id, other?.id]]) {
      const changed = await ada.api.call("POST", path, { ...message, attachmentIds });
      expect(changed.status).toBe(409);
    }
    expect(
      (await ada.api.call("POST", path, { ...message, body: "x", attachmentIds: [] })).status,
    ).toBe(409);
    expect(
      (await ada.api.call<RoomView>("GET", `/rooms/${roomId}`)).body.lastMessage?.excerpt,
    ).toBe("note.txt");
  });

  test("takes only files of one's own that no message has", async () => {
    const { ada, bo, roomId, path } = await kitchen();
    const used = await upload(ada, note);
    await postFiles(ada, roomId, [used]);
    const bos = await upload(bo, note);
    const gone = await upload(ada, note);
    expect((await ada.api.call("DELETE", `/attachments/${gone.id}`)).status).toBe(204);
    const many = Array.from({ length: 11 }, (_, index) => `id-${index}`);
    const mine = await upload(ada, note);
    const wrong = [
      [used.id],
      [bos.id],
      [gone.id],
      ["unknown"],
      [mine.id, mine.id],
      many,
      [mine.id, bos.id],
    ];
    for (const [index, attachmentIds] of wrong.entries()) {
      const message = { clientId: `wrong-${index}`, body: "Look", attachmentIds };
      const answer = await ada.api.call<Refused>("POST", path, message);
      expect(answer).toMatchObject({ status: 422, body: { error: { code: "invalid" } } });
      expect(answer.body.error.fields?.attachmentIds).toHaveLength(1);
    }
    // What was refused with others is still free.
    await postFiles(ada, roomId, [mine]);
  });

  test("that two send at the same moment is sent by one of them", async () => {
    const { ada, path } = await kitchen();
    const { id } = await upload(ada, note);
    const answers = await Promise.all(
      ["a", "b", "c", "d"].map((clientId) =>
        ada.api.call("POST", path, { clientId, body: "", attachmentIds: [id] }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
  });
});

describe("what a file is", () => {
  test("a picture is upright, without place and camera, and as large as it says", async () => {
    const { ada } = await kitchen();
    const exif = { IFD0: { Make: "Agfa" }, IFD3: { GPSLatitude: "52/1 31/1 0/1" } };
    const photo = await fourFields(1600, 1200)
      .withMetadata({ orientation: 6, exif })
      .withIccProfile("p3")
      .jpeg()
      .toBuffer();
    const bytes = Buffer.concat([photo, Buffer.from("<script>alert(1)</script>")]);
    const sent = await upload(ada, { name: "IMG_1.jpg", bytes });
    expect(sent).toMatchObject({ width: 1200, height: 1600, contentType: "image/jpeg" });
    const full = await bytesAt(ada, sent.url);
    expect(full.length).toBe(sent.bytes);
    for (const [url, size] of [
      [sent.url, { width: 1200, height: 1600 }],
      [sent.thumbnailUrl ?? "", { width: 480, height: 640, format: "webp" }],
    ] as const) {
      const stored = await bytesAt(ada, url);
      const { exif, icc, xmp, orientation, ...facts } = await sharp(stored).metadata();
      expect(facts).toMatchObject(size);
      expect({ exif, icc, xmp, orientation }).toEqual({});
      expect(stored.includes("Agfa") || stored.includes("script")).toBe(false);
    }
  });

  test("a moving picture still moves, and its thumbnail does not", async () => {
    const { ada } = await kitchen();
    const frames = await Promise.all(
      [fourFields(100, 60), fourFields(100, 60).negate()].map((one) => one.png().toBuffer()),
    );
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [90, 90] })
      .toBuffer();
    const sent = await upload(ada, { name: "wave.gif", bytes });
    expect(sent).toMatchObject({ width: 100, height: 60, contentType: "image/gif" });
    expect((await sharp(await bytesAt(ada, sent.url)).metadata()).pages).toBe(2);
    const small = await sharp(await bytesAt(ada, sent.thumbnailUrl ?? "")).metadata();
    expect([small.format, small.pages ?? 1]).toEqual(["webp", 1]);
  });

  test.each([
    ["page.html", "text/html", "<script>alert(1)</script>", "text/html"],
    ["picture.svg", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg"/>`, "image/svg+xml"],
    ["trick.png", "image/png", "<script>alert(1)</script>", "application/octet-stream"],
    ["paper.pdf", "image/png", "%PDF-1.7\n%âãÏÓ\n", "application/pdf"],
    ["odd.bin", "no type at all", "hello", "application/octet-stream"],
  ])("%s is downloaded, whatever it says it is", async (name, type, bytes, contentType) => {
    const { ada } = await kitchen();
    const sent = await upload(ada, { name, type, bytes });
    expect(sent.contentType).toBe(contentType);
    const { headers } = await ada.api.fetch(sent.url);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename=${name}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-cache",
    });
  });

  test.each([
    ["../../etc/passwd", "passwd"],
    ["käse 🧀.txt", "käse 🧀.txt"],
    ["photo\u202egpj.exe", "photogpj.exe"],
    [`${"x".repeat(300)}.jpeg`, `${"x".repeat(115)}.jpeg`],
    ["\u0000\u0001", "file"],
  ])("%j is kept as %j", async (given, kept) => {
    const { ada } = await kitchen();
    const sent = await upload(ada, { ...note, name: given });
    expect(sent.name).toBe(kept);
    const response = await ada.api.fetch(sent.url);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toContain("attachment");
  });

  test.each<[string, () => Buffer | Promise<Buffer>, number, string]>([
    ["half a picture", async () => (await drawing()).subarray(0, 2_000), 422, "it is damaged."],
    ["a bomb", () => pngOf(50_000, 50_000), 413, "50000 × 50000 pixels; the limit is 64 million"],
    ["a head without a picture", () => pngOf(6_000, 6_000), 422, "it is damaged."],
  ])("%s is refused", async (_what, make, status, sentence) => {
    const { ada } = await kitchen();
    const response = await tryUpload(ada, { name: "it", bytes: await make() });
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as Refused;
    expect(error.message).toContain(sentence);
  });
});

describe("the form", () => {
  const post = async (body: string | FormData | null, headers = {}) => {
    const { ada } = await people("ada");
    return ada.api.fetch("/api/v1/attachments", { method: "POST", body, headers });
  };

  test("without a file, or none at all, is refused", async () => {
    const empty = new FormData();
    empty.set("alt", "nothing");
    const json = { "content-type": "application/json" };
    const broken = { "content-type": "multipart/form-data; boundary=x" };
    const answers = [
      await post(null),
      await post(empty),
      await post("{}", json),
      await post("x", { "content-type": "multipart/form-data" }),
      await post(
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
        broken,
      ),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
  });

  test("with a file that is too large is refused by its name and size", async () => {
    const { ada } = await people("ada");
    const bytes = Buffer.alloc(180_000_000);
    const response = await tryUpload(ada, { name: "holiday.mov", bytes });
    expect(response.status).toBe(413);
    const { error } = (await response.json()) as Refused;
    expect(error).toMatchObject({
      code: "too_large",
      message: "holiday.mov is 180 MB; the limit is 100 MB.",
    });
  });

  test("says what a file shows, until it is sent", async () => {
    const { ada, bo, roomId } = await kitchen();
    const sent = await upload(ada, note);
    const path = `/attachments/${sent.id}`;
    const told = await ada.api.call<AttachmentView>("PATCH", path, { alt: " A  note " });
    expect(told.body.alt).toBe("A note");
    expect((await ada.api.call("PATCH", path, { alt: "x".repeat(501) })).status).toBe(422);
    expect((await bo.api.call("PATCH", path, { alt: "mine" })).status).toBe(404);
    const message = await postFiles(ada, roomId, [sent]);
    expect(message.attachments[0]?.alt).toBe("A note");
    expect((await ada.api.call("PATCH", path, { alt: "late" })).status).toBe(409);
    expect((await ada.api.call("DELETE", path)).status).toBe(409);
    expect((await bo.api.call("DELETE", path)).status).toBe(404);
  });
});

test("a room lists its files a page at a time, the latest first, and none that are gone", async () => {
  const { ada, bo, roomId, path } = await kitchen();
  const sent: MessageView[] = [];
  for (let n = 0; n < 5; n++) {
    sent.push(await postFiles(ada, roomId, [await upload(ada, { ...note, name: `${n}.txt` })]));
    await ada.api.call("POST", path, { clientId: `between-${n}`, body: "words" });
  }
  const pageAfter = async (after?: string) => {
    const query = new URLSearchParams({ limit: "2", ...(after && { after }) });
    return (await bo.api.call<FilesPage>("GET", `/rooms/${roomId}/files?${query}`)).body;
  };
  const all = async () => {
    const names: string[] = [];
    for (let next: string | undefined, pages = 1; ; pages++) {
      const page = await pageAfter(next);
      names.push(...page.messages.flatMap(({ attachments }) => attachments.map((it) => it.name)));
      next = page.next ?? undefined;
      if (!next) return { names, pages };
    }
  };
  expect(await all()).toEqual({ names: ["4.txt", "3.txt", "2.txt", "1.txt", "0.txt"], pages: 3 });
  await ada.api.call("DELETE", `/messages/${sent[2]?.id}`);
  expect(await all()).toEqual({ names: ["4.txt", "3.txt", "1.txt", "0.txt"], pages: 2 });
  const odd = await bo.api.call("GET", `/rooms/${roomId}/files?limit=0`);
  expect(odd.status).toBe(422);
});

test("search finds what has files and pictures, and files by their names", async () => {
  const { ada, bo, roomId, path } = await kitchen();
  const words = await ada.api.call<MessageView>("POST", path, { clientId: "w", body: "soup" });
  const text = await postFiles(ada, roomId, [await upload(ada, note)], "soup http://a.example");
  const bytes = await drawing();
  const picture = await postFiles(ada, roomId, [await upload(ada, { name: "soup.png", bytes })]);
  const found = async (q: string) => {
    const query = `/search?q=${encodeURIComponent(q)}&room=${roomId}`;
    const { results } = (await bo.api.call<SearchPage>("GET", query)).body;
    return results.map(({ message }) => message.id);
  };
  expect(await found("soup")).toEqual([text.id, words.body.id]);
  expect(await found("has:file")).toEqual([picture.id, text.id]);
  expect(await found("has:image")).toEqual([picture.id]);
  expect(await found("has:file soup")).toEqual([picture.id, text.id]);
  expect(await found("has:file kettle")).toEqual([]);
  expect(await found("has:file has:link")).toEqual([text.id]);
  await ada.api.call("PATCH", `/messages/${text.id}`, { body: "" });
  expect(await found("has:file note")).toEqual([text.id]);
  await ada.api.call("DELETE", `/messages/${picture.id}`);
  expect(await found("has:file")).toEqual([text.id]);
});
