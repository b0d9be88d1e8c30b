/** A backup taken under load and restored elsewhere has every message acknowledged before it. */
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MessagePage, MessageView } from "@/lib/contract/views";
import { note, postFiles, upload } from "@/tests/support/attachments";
import { hearthCommand } from "@/tests/support/command";
import { peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer } from "@/tests/support/server";
import { until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hearth-backup-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("what was acknowledged before the backup is in it, and tokens go on", async () => {
  const server = await startServer();
  const { ada } = await peopleAt(server, "ada");
  const room = await makeRoom(ada);
  const file = await upload(ada, note);
  const withFile = await postFiles(ada, room.id, [file]);
  const acknowledged: MessageView[] = [withFile];
  const load = { goesOn: true };
  const post = async (lane: number) => {
    for (let n = 0; load.goesOn; n++) {
      const message = { clientId: `lane-${lane}-${n}`, body: `message ${n} of lane ${lane}` };
      const answer = await ada.api.call<MessageView>("POST", `/rooms/${room.id}/messages`, message);
      if (answer.status === 201) acknowledged.push(answer.body);
    }
  };
  const lanes = [1, 2, 3, 4].map(post);
  const archive = join(folder, "under-load.tar.gz");
  await until(() => acknowledged.length > 50);
  const before = [...acknowledged];
  const done = await hearthCommand(server.dataDir, "backup", archive, "--json");
  load.goesOn = false;
  await Promise.all(lanes);
  expect(done).toMatchObject({ code: 0, stderr: "" });
  expect(statSync(archive).mode & 0o777).toBe(0o600);
  await server.stop();

  const elsewhere = join(folder, "elsewhere");
  const restored = await hearthCommand(elsewhere, "restore", archive);
  expect(restored).toMatchObject({ code: 0, stderr: "" });
  const second = await startServer({ dataDir: elsewhere });
  const visitor = new Visitor(second, ada.token);
  const found = await everyMessage(visitor, room.id);
  expect(await (await visitor.fetch(file.url)).text()).toBe(note.bytes);
  await second.stop();
  for (const message of before) expect(found.get(message.id)).toEqual(message);
  expect([...found.values()].map(({ seq }) => seq)).toEqual([...found.keys()].map((_, i) => i + 1));
});

test("nothing is overwritten, and what is no archive is refused in one line", async () => {
  const server = await startServer();
  const archive = join(folder, "quiet.tar.gz");
  expect(await hearthCommand(server.dataDir, "backup", archive)).toMatchObject({ code: 0 });
  const size = statSync(archive).size;
  const refusals = [await hearthCommand(server.dataDir, "backup", archive)];
  expect(statSync(archive).size).toBe(size);
  refusals.push(await hearthCommand(server.dataDir, "restore", archive));
  const broken = join(folder, "broken.tar.gz");
  writeFileSync(broken, "not an archive");
  const empty = join(folder, "empty");
  refusals.push(await hearthCommand(empty, "restore", broken));
  refusals.push(await hearthCommand(empty, "restore", join(folder, "missing.tar.gz")));
  for (const { code, stderr } of refusals) {
    expect(code).toBe(1);
    expect(stderr).toMatch(/^\S.+\.\n$/);
  }
  expect(existsSync(join(empty, "hearth.db"))).toBe(false);
  await server.stop();
});

/** The room's whole history by id, oldest first. */
async function everyMessage(visitor: Visitor, roomId: string): Promise<Map<string, MessageView>> {
  const found = new Map<string, MessageView>();
  for (let after = 0; ; ) {
    const path = `/rooms/${roomId}/messages?after=${after}&limit=100`;
    const { messages, more } = (await visitor.call<MessagePage>("GET", path)).body;
    for (const message of messages) found.set(message.id, message);
    after = messages.at(-1)?.seq ?? after;
    if (!more) return found;
  }
}
