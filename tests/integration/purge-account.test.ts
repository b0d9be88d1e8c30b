/** What a deleted account leaves behind once it is purged: nothing, in no table and no file. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MessagePage, MessageView } from "@/lib/contract/views";
import { hearthCommand } from "@/tests/support/command";
import { change, rowsIn } from "@/tests/support/database";
import { wordsInFiles, wordsInTables } from "@/tests/support/leftovers";
import { crowdAt, logIn, type Person, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";
import { until } from "@/tests/support/timing";
import { onPostgres } from "@/tests/support/which-database";

const said = ["unmistakable porridge", "indelible gravy"];

/** Ada's room, in which Bo left traces of every kind. */
async function traces(server: TestServer) {
  const { ada } = await peopleAt(server, "ada");
  const [bo] = await crowdAt(server, [{ firstName: "Bartholomew", lastName: "Quackenbush" }]);
  if (!bo) throw new Error("no Bo");
  const { id } = await makeRoom(ada, {}, [bo]);
  await ada.api.call("PATCH", `/rooms/${id}/members/${bo.id}`, { role: "moderator" });
  await bo.api.call("PATCH", `/rooms/${id}`, { topic: "What Bo likes" });
  await bo.api.call("POST", `/rooms/${id}/invitations`, { uses: 3 });
  for (const [index, body] of said.entries()) {
    await bo.api.call("POST", `/rooms/${id}/messages`, { clientId: `bos-${index}`, body });
  }
  await changes(ada, bo, id);
  const visitor = await logIn(server, bo);
  await visitor.submit("/forgot", { email: bo.email });
  const words = [bo.id, bo.email, "Bartholomew", "Quackenbush", "bos-0", "slip of the tongue"];
  return { ada, bo, id, visitor, words };
}

/** Bo edits, reacts and is quoted; moderators have pinned what Bo said. */
async function changes(ada: Person, bo: Person, roomId: string) {
  const path = `/rooms/${roomId}/messages`;
  const { messages } = (await bo.api.call<MessagePage>("GET", path)).body;
  const bos = messages.find(({ body }) => body === said[0])?.id ?? "";
  await bo.api.call("PATCH", `/messages/${bos}`, { body: "a slip of the tongue" });
  await bo.api.call("PATCH", `/messages/${bos}`, { body: said[0] ?? "" });
  const reply = { clientId: "adas-reply", body: "Again?", replyToId: bos };
  const adas = (await ada.api.call<MessageView>("POST", path, reply)).body.id;
  await bo.api.call("PUT", `/messages/${adas}/reactions/${encodeURIComponent("👍")}`);
  await ada.api.call("PUT", `/messages/${bos}/pin`);
}

type Traces = Awaited<ReturnType<typeof traces>>;

async function deleteNow({ visitor, bo }: Traces, messages: "keep" | "delete") {
  const wishes = { presentPassword: bo.password, messages, when: "now" };
  const response = await visitor.submit("/settings", wishes);
  expect(response.headers.get("location")).toBe("/goodbye");
}

/** What everybody wrote but Ada. */
async function bodiesIn({ api }: Person, roomId: string): Promise<string[]> {
  const { messages } = (await api.call<MessagePage>("GET", `/rooms/${roomId}/messages`)).body;
  return messages
    .filter(({ kind, clientId }) => kind === "text" && clientId !== "adas-reply")
    .map(({ body }) => body);
}

test.each(["keep", "delete"] as const)("%s: no table, no file, no byte of it", async (messages) => {
  const server = await startServer();
  const world = await traces(server);
  const words = messages === "keep" ? world.words : [...world.words, ...said];
  expect(wordsInTables(server, words)).not.toEqual([]);

  await deleteNow(world, messages);
  await until(() => wordsInTables(server, words).length === 0);
  await until(() => wordsInFiles(server.dataDir, words).length === 0, {
    what: "the bytes to go from the files too",
  });
  expect(await bodiesIn(world.ada, world.id)).toEqual(messages === "keep" ? said : ["", ""]);
  if (!onPostgres()) expect(await wordsInBackup(server.dataDir, words)).toEqual([]);
  await server.stop();
});

/** What the operator's archive still has of it, once it is restored elsewhere. */
async function wordsInBackup(dataDir: string, words: readonly string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "hearth-purged-"));
  const archive = join(folder, "archive.tar.gz");
  const elsewhere = join(folder, "elsewhere");
  expect(await hearthCommand(dataDir, "backup", archive)).toMatchObject({ code: 0 });
  expect(await hearthCommand(elsewhere, "restore", archive)).toMatchObject({ code: 0 });
  const found = wordsInFiles(elsewhere, words);
  rmSync(folder, { recursive: true });
  return found;
}

test("a purge that is cut off goes on at the next start", async () => {
  const server = await startServer();
  const world = await traces(server);
  const many = 30_000;
  change(
    server,
    `WITH RECURSIVE number(n) AS (SELECT 1001 UNION ALL SELECT n + 1 FROM number WHERE n < ${1_000 + many})
     INSERT INTO "Message" ("id", "roomId", "seq", "rev", "authorId", "body")
     SELECT 'm' || n, ?, n, n, ?, 'one of very many' FROM number`,
    world.id,
    world.bo.id,
  );
  const count = `SELECT count(*) AS "left" FROM "Message" WHERE "authorId" = ?`;
  const left = () => rowsIn<{ left: number }>(server, count, world.bo.id)[0]?.left ?? 0;
  const answered = deleteNow(world, "keep").catch(() => null);
  await until(() => left() < many, { everyMs: 1 });
  await server.kill();
  await answered;
  expect(left()).toBeGreaterThan(0);
  await server.restart();
  await until(() => wordsInTables(server, world.words).length === 0, { timeoutMs: 30_000 });
  await server.stop();
}, 120_000);
