import { join } from "node:path";
import Database from "better-sqlite3";
import { addSearchWords } from "@/lib/search-function";
import { logIn, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer } from "@/tests/support/server";
import type { Row } from "../bench";
import { median } from "../median";

const messages = 100_000;
const rounds = 3;

/** Seconds until "Download my data" has come whole, for somebody who wrote 100,000 messages. */
export async function dataDownload(): Promise<Row[]> {
  const server = await startServer();
  const { ada } = await peopleAt(server, "ada");
  const room = await makeRoom(ada);
  const file = new Database(join(server.dataDir, "hearth.db"));
  addSearchWords(file);
  const add = file.prepare(
    `INSERT INTO "Message" ("id", "roomId", "seq", "rev", "authorId", "body") VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const body = "What there is to eat, who brings what, and when we meet. ".repeat(3);
  file.transaction(() => {
    for (let n = 2; n <= messages; n++) add.run(`m${n}`, room.id, n, n, ada.id, body);
    const sql = `UPDATE "Room" SET "lastSeq" = ?, "rev" = ? WHERE "id" = ?`;
    file.prepare(sql).run(messages, messages, room.id);
  })();
  file.close();
  const visitor = await logIn(server, ada);
  const seconds: number[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const response = await visitor.fetch("/api/v1/me/data");
    bytes = (await response.arrayBuffer()).byteLength;
    seconds.push((performance.now() - started) / 1_000);
  }
  await server.stop();
  const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
  return [{ what: `100,000 messages, ${size}`, figure: `${median(seconds).toFixed(2)} s` }];
}
