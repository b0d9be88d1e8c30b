/** GET /api/v1/me/data: all that is the asker's, nothing that is anybody else's. */
import { strFromU8, unzipSync } from "fflate";
import sharp from "sharp";
import type { MessagePage } from "@/lib/contract/views";
import { note, postFiles, upload } from "@/tests/support/attachments";
import { logIn, type Person, people } from "@/tests/support/people";
import { fourFields } from "@/tests/support/pictures";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { Visitor } from "@/tests/support/visitor";
import { queueFor } from "@/tests/support/waitlist";

const path = "/api/v1/me/data";

async function unpack(response: Response) {
  expect(response.status).toBe(200);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

async function post({ api }: Person, roomId: string, body: string) {
  const sent = await api.call("POST", `/rooms/${roomId}/messages`, { clientId: "one", body });
  expect(sent.status).toBe(201);
}

async function latest({ api }: Person, roomId: string, body: string): Promise<string> {
  const { messages } = (await api.call<MessagePage>("GET", `/rooms/${roomId}/messages`)).body;
  return messages.findLast((message) => message.body === body)?.id ?? "";
}

test("the zip has one's own messages, of rooms left too, and nobody else's", async () => {
  const { ada, bo } = await people("ada", "bo");
  const kitchen = await makeRoom(ada, { name: "Kitchen" }, [bo]);
  await post(bo, kitchen.id, "from bo");
  await post(ada, kitchen.id, "from ada");
  const bos = await latest(bo, kitchen.id, "from bo");
  const adas = await latest(bo, kitchen.id, "from ada");
  await bo.api.call("PATCH", `/messages/${bos}`, { body: "from Bo" });
  const thumb = encodeURIComponent("👍");
  for (const person of [ada, bo]) {
    await person.api.call("PUT", `/messages/${adas}/reactions/${thumb}`);
  }
  expect((await bo.api.call("POST", `/rooms/${kitchen.id}/leave`)).status).toBe(204);

  const response = await bo.api.fetch(path);
  expect(response.headers.get("content-disposition")).toContain("attachment");
  expect(response.headers.get("cache-control")).toContain("no-store");
  const files = await unpack(response);

  expect(Object.keys(files).sort()).toEqual(
    [
      ...["README.txt", "messages.json", "passkeys.json"],
      ...["profile.json", "reactions.json", "rooms.json", "sessions.json", "waits.json"],
    ].sort(),
  );
  expect(JSON.parse(files["messages.json"] ?? "")).toMatchObject([
    {
      ...{ roomId: kitchen.id, roomName: "Kitchen", body: "from Bo" },
      edits: [{ body: "from bo", createdAt: expect.any(String) }],
    },
  ]);
  expect(JSON.parse(files["reactions.json"] ?? "")).toEqual([
    { messageId: adas, emoji: "👍", createdAt: expect.any(String) },
  ]);
  expect(JSON.parse(files["rooms.json"] ?? "")).toEqual([]);
  expect(JSON.parse(files["profile.json"] ?? "")).toMatchObject({ id: bo.id, email: bo.email });
  expect(Object.values(files).join("")).not.toContain(ada.id);
  expect(Object.values(files).join("")).not.toContain("from ada");
});

test("what one waits for and one's picture are in it, nobody else's", async () => {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const full = await makeRoom(ada, { name: "Sauna", memberLimit: 2 }, [bo]);
  for (const one of [await people("dipa"), { dipa: cleo }]) await queueFor(one.dipa, full);
  const file = new Uint8Array(await fourFields().jpeg().toBuffer());
  const put = { method: "PUT", body: file };
  expect((await cleo.api.fetch("/api/v1/me/picture", put)).status).toBe(200);

  const response = await cleo.api.fetch(path);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  expect(JSON.parse(strFromU8(files["waits.json"] ?? new Uint8Array()))).toEqual([
    { roomId: full.id, roomName: "Sauna", place: 2, createdAt: expect.any(String) },
  ]);
  const { format, width, height } = await sharp(files["picture.webp"]).metadata();
  expect({ format, isSquare: width === height }).toEqual({ format: "webp", isSquare: true });
  const others = await unpack(await ada.api.fetch(path));
  expect(others["waits.json"]).toBe("[]\n");
  expect(Object.keys(others)).not.toContain("picture.webp");
});

test("the files that one uploaded are in it, nobody else's", async () => {
  const { ada, bo } = await people("ada", "bo");
  const { id } = await makeRoom(ada, { name: "Kitchen" }, [bo]);
  const sent = await upload(bo, { ...note, alt: "What the kettle does" });
  await postFiles(bo, id, [sent], "read this");
  const unsent = await upload(bo, { ...note, name: "draft.txt", bytes: "Not yet." });
  await postFiles(ada, id, [await upload(ada, { ...note, name: "adas.txt" })]);
  const files = await unpack(await bo.api.fetch(path));
  expect(files[`files/${sent.id} note.txt`]).toBe(note.bytes);
  expect(files[`files/${unsent.id} draft.txt`]).toBe("Not yet.");
  expect(Object.keys(files).filter((name) => name.startsWith("files/"))).toHaveLength(2);
  const told = { id: sent.id, name: "note.txt", alt: "What the kettle does" };
  expect(JSON.parse(files["messages.json"] ?? "")).toMatchObject([
    { body: "read this", attachments: [told] },
  ]);
});

test("a browser gets it by its cookie, without what the cookie is worth", async () => {
  const { ada } = await people("ada");
  const visitor = await logIn(sharedServer(), ada);
  const files = await unpack(await visitor.fetch(path));
  const sessions = JSON.parse(files["sessions.json"] ?? "");
  expect(sessions).toHaveLength(1);
  expect(Object.keys(sessions[0]).sort()).toEqual(
    ["address", "createdAt", "device", "endedAt", "lastSeenAt"].sort(),
  );
  expect(files["messages.json"]).toBe("[]\n");
  expect(files["profile.json"]).not.toContain("scrypt");
  expect(await (await visitor.fetch("/settings")).text()).toContain(`href="${path}"`);
});

test("strangers get nothing", async () => {
  expect((await new Visitor(sharedServer()).fetch(path)).status).toBe(401);
});
