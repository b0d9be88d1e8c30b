/** Who may read a file, whole or in parts, and until when. */
import { note, postFiles, upload } from "@/tests/support/attachments";
import { people } from "@/tests/support/people";
import { fourFields } from "@/tests/support/pictures";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { Visitor } from "@/tests/support/visitor";

async function kitchen() {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const { id: roomId } = await makeRoom(ada, { name: "Kitchen" }, [bo]);
  return { ada, bo, cleo, roomId };
}

const statusesOf = (visitor: Visitor, urls: string[]) =>
  Promise.all(urls.map(async (url) => (await visitor.fetch(url)).status));

test("a file is its sender's alone until it is sent, then its room's, and nobody's once deleted", async () => {
  const { ada, bo, cleo, roomId } = await kitchen();
  const bytes = await fourFields(1200, 900).jpeg().toBuffer();
  const { url, thumbnailUrl, ...picture } = await upload(ada, { name: "a.jpg", bytes });
  const urls = [url, thumbnailUrl ?? ""];
  const nobody = new Visitor(sharedServer());
  expect(await statusesOf(ada.api, urls)).toEqual([200, 200]);
  expect(await statusesOf(bo.api, urls)).toEqual([404, 404]);

  const message = await postFiles(ada, roomId, [picture]);
  expect(await statusesOf(bo.api, urls)).toEqual([200, 200]);
  expect(await statusesOf(cleo.api, urls)).toEqual([404, 404]);
  expect(await statusesOf(nobody, urls)).toEqual([401, 401]);
  const ranged = await cleo.api.fetch(url, { headers: { range: "bytes=0-9" } });
  expect(ranged.status).toBe(404);
  const known = await cleo.api.fetch(url, { headers: { "if-none-match": `"${picture.id}-full"` } });
  expect(known.status).toBe(404);

  await bo.api.call("POST", `/rooms/${roomId}/leave`);
  expect(await statusesOf(bo.api, urls)).toEqual([404, 404]);
  await bo.api.call("POST", `/rooms/${roomId}/join`);
  expect(await statusesOf(bo.api, urls)).toEqual([200, 200]);

  const gone = await ada.api.call("DELETE", `/messages/${message.id}`);
  expect(gone.body).toMatchObject({ attachments: [], body: "" });
  for (const { api } of [ada, bo]) expect(await statusesOf(api, urls)).toEqual([404, 404]);
});

test("the browser may keep it, and asks each time", async () => {
  const { ada, bo, roomId } = await kitchen();
  const file = await upload(ada, note);
  await postFiles(ada, roomId, [file]);
  const first = await bo.api.fetch(file.url);
  const etag = first.headers.get("etag") ?? "";
  const again = await bo.api.fetch(file.url, { headers: { "if-none-match": etag } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  expect(again.headers.get("cache-control")).toBe("private, no-cache");
  expect(first.headers.get("cross-origin-resource-policy")).toBe("same-origin");
});

describe("parts", () => {
  const words = "The kettle is on.";

  test.each([
    ["bytes=4-9", 206, "kettle", "bytes 4-9/17"],
    ["bytes=14-", 206, "on.", "bytes 14-16/17"],
    ["bytes=-3", 206, "on.", "bytes 14-16/17"],
    ["bytes=0-999", 206, words, "bytes 0-16/17"],
    ["bytes=17-", 416, "", "bytes */17"],
    ["bytes=9-4", 416, "", "bytes */17"],
    ["bytes=0-1,4-5", 200, words, null],
    ["lines=1-2", 200, words, null],
    ["nonsense", 200, words, null],
  ])("%s: %i", async (range, status, text, contentRange) => {
    const { ada } = await people("ada");
    const { url } = await upload(ada, note);
    const response = await ada.api.fetch(url, { headers: { range } });
    expect([response.status, await response.text()]).toEqual([status, text]);
    expect(response.headers.get("content-range")).toBe(contentRange);
    expect(response.headers.get("accept-ranges")).toBe("bytes");
  });

  test("of a file that is another one by now are not taken", async () => {
    const { ada } = await people("ada");
    const { id, url } = await upload(ada, note);
    const part = (tag: string) =>
      ada.api.fetch(url, { headers: { range: "bytes=4-9", "if-range": tag } });
    expect(await (await part(`"${id}-full"`)).text()).toBe("kettle");
    expect(await (await part('"another"')).text()).toBe(words);
  });

  test("a head has no bytes", async () => {
    const { ada } = await people("ada");
    const { url } = await upload(ada, note);
    const response = await ada.api.fetch(url, { method: "HEAD" });
    expect([response.status, response.headers.get("content-length")]).toEqual([200, "17"]);
  });
});

test("sound and film are shown in place by their bytes, not by their names", async () => {
  const { ada } = await people("ada");
  const wav = Buffer.concat([
    Buffer.from(
      "RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\0\0\0\0",
      "latin1",
    ),
  ]);
  const { url, contentType } = await upload(ada, { name: "a.bin", bytes: wav });
  expect(contentType).toBe("audio/wav");
  const { headers } = await ada.api.fetch(url);
  expect(headers.get("content-type")).toBe("audio/wav");
  expect(headers.get("content-disposition")).toBe("inline; filename=a.bin");
});

test("of a film's container its sender may say that it is sound, and nothing else", async () => {
  const { ada } = await people("ada");
  const bytes = Buffer.from("\x1a\x45\xdf\xa3\x87\x42\x82\x84webm", "latin1");
  for (const [type, kept] of [
    ["audio/webm;codecs=opus", "audio/webm"],
    ["audio/mp4", "video/webm"],
    ["text/html", "video/webm"],
  ] as const) {
    expect(await upload(ada, { name: "a", type, bytes })).toMatchObject({ contentType: kept });
  }
});
