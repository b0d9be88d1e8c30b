/** Where the bytes of files are, how many there may be, and that they go with what showed them. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import type { MessagePage, MessageView } from "@/lib/contract/views";
import { bytesAt, note, postFiles, tryUpload, upload } from "@/tests/support/attachments";
import { change, rowsIn, storedTime } from "@/tests/support/database";
import { logIn, type Person, peopleAt } from "@/tests/support/people";
import { fourFields } from "@/tests/support/pictures";
import { makeRoom } from "@/tests/support/rooms";
import { startS3 } from "@/tests/support/s3-server";
import { startServer, type TestServer } from "@/tests/support/server";
import { together, until } from "@/tests/support/timing";

/** The names of the files below one folder of DATA_DIR. */
function filesIn({ dataDir }: TestServer, folder: string): string[] {
  const path = join(dataDir, folder);
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

const bytesGo = (server: TestServer) =>
  until(() => filesIn(server, "files").length === 0, {
    timeoutMs: 20_000,
    what: "the files to go",
  });

const picture = async () => ({
  name: "a.png",
  bytes: await fourFields(1200, 900).png().toBuffer(),
});

describe("in DATA_DIR", () => {
  let server: TestServer;
  let ada: Person;
  let bo: Person;
  let roomId: string;
  beforeEach(async () => {
    server = await startServer();
    ({ ada, bo } = await peopleAt(server, "ada", "bo"));
    roomId = (await makeRoom(ada, { name: "Kitchen" }, [bo])).id;
  });
  afterEach(() => server.stop());

  test("they go when the message, the room or the account goes", async () => {
    const message = await postFiles(bo, roomId, [await upload(bo, await picture())]);
    expect(filesIn(server, "files")).toHaveLength(2);
    await ada.api.call("DELETE", `/messages/${message.id}`);
    await bytesGo(server);

    await postFiles(bo, roomId, [await upload(bo, note)]);
    await upload(bo, note);
    const wishes = { presentPassword: bo.password, messages: "keep", when: "now" };
    await (await logIn(server, bo)).submit("/settings", wishes);
    await until(() => rowsIn(server, `SELECT 1 FROM "User" WHERE "id" = ?`, bo.id).length === 0);
    // What is kept of the account's messages keeps its files; what was not sent goes.
    await until(() => filesIn(server, "files").length === 1);
    const page = await ada.api.call<MessagePage>("GET", `/rooms/${roomId}/messages`);
    const kept = page.body.messages.flatMap(({ attachments }) => attachments);
    expect((await bytesAt(ada, kept[0]?.url ?? "")).toString()).toBe(note.bytes);
    expect(rowsIn(server, `SELECT "userId" FROM "Attachment"`)).toEqual([{ userId: null }]);

    await ada.api.call("DELETE", `/rooms/${roomId}`);
    await bytesGo(server);
  });

  test("an account that takes its messages along takes its files out of sight at once", async () => {
    const file = await upload(bo, note);
    await postFiles(bo, roomId, [file]);
    const wishes = { presentPassword: bo.password, messages: "delete", when: "later" };
    await (await logIn(server, bo)).submit("/settings", wishes);
    expect((await ada.api.fetch(file.url)).status).toBe(404);
  });

  test("what is not sent goes after a day, and so does what a crash left", async () => {
    const { id } = await upload(bo, note);
    const young = await upload(bo, note);
    const dayAgo = storedTime(Date.now() - 25 * 60 * 60_000);
    change(server, `UPDATE "Attachment" SET "createdAt" = ? WHERE "id" = ?`, dayAgo, id);
    await server.restart();
    await until(() => filesIn(server, "files").length === 1, { timeoutMs: 20_000 });
    expect((await bo.api.fetch(young.url)).status).toBe(200);
  });

  test("an upload that breaks off leaves nothing", async () => {
    const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n`;
    const sending = request(`${server.url}/api/v1/attachments`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${bo.token}`,
        "content-type": "multipart/form-data; boundary=x",
        "content-length": 10_000_000,
      },
    });
    sending.on("error", () => {});
    sending.write(head + "x".repeat(1_000_000));
    await until(() => filesIn(server, ".incoming").length === 1);
    sending.destroy();
    await until(() => filesIn(server, ".incoming").length === 0);
    expect(rowsIn(server, `SELECT * FROM "Attachment"`)).toEqual([]);
    expect(server.output()).not.toContain("nobody handled this");
  });
});

test("what one account has is limited, also by uploads at the same moment", async () => {
  const server = await startServer({ env: { FILE_QUOTA_MB: "1" } });
  const { ada, bo } = await peopleAt(server, "ada", "bo");
  const bytes = Buffer.alloc(300_000, "x");
  const answers = await together(6, () => tryUpload(ada, { name: "big.bin", bytes }));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 413, 413, 413]);
  const refused = answers.find(({ status }) => status === 413);
  expect(await refused?.json()).toMatchObject({
    error: {
      code: "too_large",
      message:
        "Your files take 900 KB of 1 MB; big.bin has no room. Delete messages with files first.",
    },
  });
  // Each has a quota of their own, and room again once something goes.
  expect((await tryUpload(bo, { name: "big.bin", bytes })).status).toBe(201);
  const [{ id }] = rowsIn<{ id: string }>(
    server,
    `SELECT "id" FROM "Attachment" WHERE "userId" = ?`,
    ada.id,
  ) as [{ id: string }];
  await ada.api.call("DELETE", `/attachments/${id}`);
  expect((await tryUpload(ada, { name: "big.bin", bytes })).status).toBe(201);
  await server.stop();
});

test("in a bucket they are read, in parts too, and deleted; DATA_DIR holds none", async () => {
  const s3 = await startS3();
  const { endpoint, bucket, accessKeyId, secretAccessKey } = s3.settings;
  const server = await startServer({
    env: {
      S3_ENDPOINT: endpoint,
      S3_BUCKET: bucket,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    },
  });
  const { ada } = await peopleAt(server, "ada");
  const { id: roomId } = await makeRoom(ada);
  const files = [await upload(ada, note), await upload(ada, await picture())];
  const message = await postFiles(ada, roomId, files);
  const [text, drawing] = message.attachments as MessageView["attachments"];
  expect((await bytesAt(ada, text?.url ?? "")).toString()).toBe(note.bytes);
  const part = await ada.api.fetch(text?.url ?? "", { headers: { range: "bytes=4-9" } });
  expect([part.status, await part.text()]).toEqual([206, "kettle"]);
  expect((await bytesAt(ada, drawing?.thumbnailUrl ?? "")).length).toBeGreaterThan(100);
  expect(filesIn(server, "files")).toEqual([]);
  expect(s3.keys()).toHaveLength(3);
  await ada.api.call("DELETE", `/messages/${message.id}`);
  await until(() => s3.keys().length === 0, { timeoutMs: 20_000 });
  await server.stop();
  await s3.stop();
});

test("a file that storage does not take is not there", async () => {
  const server = await startServer();
  const { ada } = await peopleAt(server, "ada");
  // A file where the folder belongs: nothing can be put into it.
  writeFileSync(join(server.dataDir, "files"), "");
  expect((await tryUpload(ada, note)).status).toBe(500);
  expect(rowsIn(server, `SELECT * FROM "Attachment"`)).toEqual([]);
  expect(filesIn(server, ".incoming")).toEqual([]);
  await server.stop();
});
