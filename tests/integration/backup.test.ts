/** A backup taken under load and restored elsewhere has every message acknowledged before it. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MessagePage, MessageView, MeView, UserView } from "@/lib/contract/views";
import { hearthCommand } from "@/tests/support/command";
import { logIn, peopleAt } from "@/tests/support/people";
import { fourFields } from "@/tests/support/pictures";
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
  const acknowledged: MessageView[] = [];
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
  const found = await everyMessage(new Visitor(second, ada.token), room.id);
  await second.stop();
  for (const message of before) expect(found.get(message.id)).toEqual(message);
  expect([...found.values()].map(({ seq }) => seq)).toEqual([...found.keys()].map((_, i) => i + 1));
});

test("pictures, files, and who is signed in come along", async () => {
  const server = await startServer();
  const { ada } = await peopleAt(server, "ada");
  const bytes = await fourFields().png().toBuffer();
  const put = { method: "PUT", body: new Uint8Array(bytes) };
  const { avatarUrl } = (await (await ada.api.fetch("/api/v1/me/picture", put)).json()) as UserView;
  const picture = await bytesAt(ada.api, avatarUrl);
  const { cookies } = await logIn(server, ada);
  const file = join("files", "ab", "soup.pdf");
  mkdirSync(join(server.dataDir, "files", "ab"), { recursive: true });
  writeFileSync(join(server.dataDir, file), "how soup is made");
  const archive = join(folder, "whole.tar.gz");
  expect(await hearthCommand(server.dataDir, "backup", archive)).toMatchObject({ code: 0 });
  await server.stop();

  const elsewhere = join(folder, "whole");
  expect(await hearthCommand(elsewhere, "restore", archive)).toMatchObject({ code: 0 });
  expect(readFileSync(join(elsewhere, file), "utf8")).toBe("how soup is made");
  const second = await startServer({ dataDir: elsewhere });
  const visitor = Object.assign(new Visitor(second), { cookies });
  const me = await visitor.call<MeView>("GET", "/me");
  expect(me).toMatchObject({ status: 200, body: { id: ada.id, avatarUrl } });
  expect((await bytesAt(visitor, avatarUrl)).equals(picture)).toBe(true);
  await second.stop();
});

test("the log of a database that is gone is never replayed over a restored one", async () => {
  const server = await startServer();
  const archive = join(folder, "logless.tar.gz");
  expect(await hearthCommand(server.dataDir, "backup", archive)).toMatchObject({ code: 0 });
  await server.stop();
  for (const names of [["hearth.db-wal", "hearth.db-shm"], ["hearth.db-journal"]]) {
    const dataDir = mkdtempSync(join(folder, "crashed-"));
    for (const name of names) writeFileSync(join(dataDir, name), "left by a crash");
    const { code, stderr } = await hearthCommand(dataDir, "restore", archive);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^\S.+\.\n$/);
    for (const name of names) expect(stderr).toContain(join(dataDir, name));
    expect(readdirSync(dataDir).sort()).toEqual(names.sort());
  }
});

test("no archive goes where the next one would pack it", async () => {
  const server = await startServer();
  const around = join(folder, "around");
  symlinkSync(server.dataDir, around);
  const before = readdirSync(server.dataDir);
  for (const name of [join(server.dataDir, "a.tar.gz"), join(around, "b.tar.gz")]) {
    const { code, stderr } = await hearthCommand(server.dataDir, "backup", name);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^\S+ is inside DATA_DIR, .+; name a file outside of .+\.\n$/),
    });
  }
  const nowhere = await hearthCommand(server.dataDir, "backup", join(folder, "no", "c.tar.gz"));
  expect(nowhere).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^\S+ is not there\. .+\n$/),
  });
  expect(readdirSync(server.dataDir)).toEqual(before);
  await server.stop();
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

async function bytesAt(visitor: Visitor, url: string | null): Promise<Buffer> {
  const response = await visitor.fetch(url ?? "");
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

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
