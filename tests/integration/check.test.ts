/** `hearth check`: what is well, and each thing that commonly is not. */
import { chmodSync, existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { hearthCommand, runScript } from "@/tests/support/command";
import { change, storedTime } from "@/tests/support/database";
import { mountSmallDisk } from "@/tests/support/delivery/small-disk";
import { startMailServer } from "@/tests/support/mail-server";
import { startPostgres } from "@/tests/support/postgres";
import { serverEnv, startServer } from "@/tests/support/server";
import { testOfPostgres, testOfSqlite } from "@/tests/support/test-of";
import { copyData, onPostgres } from "@/tests/support/which-database";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hearth-check-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Settings = Record<string, string>;
const settled = { RATE_LIMITS: "on", SMTP_URL: "", PUBLIC_URL: "" };

const check = (dataDir: string, more: Settings = {}, ...args: string[]) =>
  runScript("scripts/hearth.mjs", ["check", ...args], serverEnv(dataDir, { ...settled, ...more }));

beforeAll(async () => {
  const person = ["--email", "ada@example.org", "--first", "Ada", "--last", "Okafor", "--admin"];
  const command = ["users:create", ...person, "--password", "correct horse battery"];
  await hearthCommand(join(folder, "first"), ...command);
});

let made = 0;
/** A DATA_DIR with a database and one administrator. */
function installation(): string {
  const dataDir = join(folder, String(made++));
  copyData(join(folder, "first"), dataDir);
  return dataDir;
}

testOfSqlite("before the first start nothing is wrong, and nothing is made", async () => {
  const dataDir = join(folder, "not-yet");
  const { code, stdout, stderr } = await check(dataDir);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("ok     Database: It is made at the first start.");
  expect(existsSync(dataDir)).toBe(false);
});

test("a server with mail, reached where its links lead, is sound", async () => {
  const post = await startMailServer();
  const server = await startServer();
  const env = { SMTP_URL: post.url, PUBLIC_URL: `http://localhost:${server.port}` };
  const { code, stdout, stderr } = await check(server.dataDir, env, "--json");
  await server.stop();
  await post.stop();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { sound, findings } = JSON.parse(stdout);
  expect(sound).toBe(true);
  expect(findings).toContainEqual({
    about: "PUBLIC_URL",
    state: "ok",
    text: `${env.PUBLIC_URL} leads here, WebSockets too.`,
  });
  expect(findings.filter(({ state }: { state: string }) => state !== "ok")).toEqual([]);
});

type Fault = [string, RegExp, (dataDir: string) => Settings | undefined];
const faults: Fault[] = [
  [
    "a secret that was cut short",
    /FAULT {2}Secret: .*auth-secret is damaged; delete it/,
    (dataDir) => void truncateSync(join(dataDir, "auth-secret"), 10),
  ],
  [
    "a database newer than the code",
    /FAULT {2}Database: The database is newer than this Hearth: it has the migration 9999_later/,
    (dataDir) =>
      void change(
        { dataDir },
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
         VALUES ('x', 'x', '9999_later', CURRENT_TIMESTAMP)`,
      ),
  ],
  [
    "a clock behind what is stored",
    /FAULT {2}Clock: It says .* Set it, and keep it right by NTP/,
    (dataDir) => {
      const room = `INSERT INTO "Room" ("id", "name", "searchName", "kind", "memberLimit")
        VALUES ('r', 'R', 'r', 'open', 2)`;
      change({ dataDir }, room);
      const message = `INSERT INTO "Message" ("id", "roomId", "seq", "rev", "authorId", "body", "createdAt")
        SELECT 'm', 'r', 1, 1, "id", 'from tomorrow', ? FROM "User"`;
      change({ dataDir }, message, storedTime(Date.now() + 86_400_000));
      return undefined;
    },
  ],
  [
    "a mail server that is not there",
    /FAULT {2}Mail: The mail server 127\.0\.0\.1:9 does not let us in: .*ECONNREFUSED/,
    () => ({ SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "hearth@example.org" }),
  ],
  [
    "verification that nobody can be asked for",
    /FAULT {2}Mail: REQUIRE_VERIFIED_EMAIL is true, and without SMTP_URL/,
    () => ({ REQUIRE_VERIFIED_EMAIL: "true" }),
  ],
  [
    "an address that leads nowhere, behind a proxy that is not trusted",
    /TRUST_PROXY=1\.\n.*https:\/\/localhost:9 cannot be reached from here: .*ECONNREFUSED/,
    () => ({ PUBLIC_URL: "https://localhost:9" }),
  ],
];

/** What PostgreSQL looks after by itself. */
const faultsOfSqlite: Fault[] = [
  [
    "a damaged database",
    /FAULT {2}Database: It (is damaged|cannot be read)/,
    (dataDir) => void truncateSync(join(dataDir, "hearth.db"), 200_000),
  ],
  [
    "rows that point nowhere",
    /FAULT {2}Database: 2 rows point to rows that are gone/,
    (dataDir) => {
      const database = new Database(join(dataDir, "hearth.db"));
      database.pragma("foreign_keys = OFF");
      database.exec("INSERT INTO Membership (roomId, userId) VALUES ('gone', 'gone')");
      database.close();
      return undefined;
    },
  ],
];

test.each(onPostgres() ? faults : [...faults, ...faultsOfSqlite])(
  "%s is a fault that says how to mend it",
  async (_name, words, spoil) => {
    const dataDir = installation();
    const env = spoil(dataDir);
    const { code, stdout, stderr } = await check(dataDir, env);
    expect(stderr).toMatch(words);
    expect(stderr).not.toContain("could not be looked at");
    expect(code).toBe(1);
    // The rest is looked at all the same.
    expect(stdout).toContain("Disk space: ");
  },
);

test("what could be better is said, and is no fault", async () => {
  const dataDir = installation();
  chmodSync(dataDir, 0o755);
  change({ dataDir }, `UPDATE "User" SET "isAdmin" = FALSE`);
  const dead = `INSERT INTO "Job" ("id", "kind", "payload", "state") VALUES ('j', 'mail', '', 'dead')`;
  change({ dataDir }, dead);
  const { code, stdout, stderr } = await check(dataDir, { RATE_LIMITS: "off" });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.match(/^look .*/gm)).toEqual([
    expect.stringContaining("RATE_LIMITS is off"),
    expect.stringContaining(`chmod go= ${dataDir}`),
    expect.stringContaining("Administrator: There is none."),
    expect.stringContaining("Jobs: 1 was given up."),
    expect.stringContaining("SMTP_URL is not set"),
    expect.stringContaining("PUBLIC_URL: It is not set"),
  ]);
});

test("an administrator who cannot log in is none", async () => {
  const dataDir = installation();
  const sound = await check(dataDir);
  expect(sound.stdout).toContain("ok     Administrator: There is one.");
  change({ dataDir }, `UPDATE "User" SET "deactivatedAt" = "createdAt"`);
  const { stdout } = await check(dataDir);
  expect(stdout).toContain("look   Administrator: There is none. Make an account that is: ");
});

const disk = mountSmallDisk();
const testOnDisk = disk ? test : test.skip;

testOnDisk("a disk that is full soon, and one that cannot be written", async () => {
  if (!disk) return;
  copyData(join(folder, "first"), disk.folder);
  const full = await check(disk.folder);
  expect(full.stderr).toMatch(/FAULT {2}Disk space: \d+ MB are free for .+: writing fails soon\./);
  disk.resize(500);
  const tight = await check(disk.folder);
  expect(tight.stderr).toBe("");
  expect(tight.stdout).toMatch(
    /look {3}Disk space: \d+ MB are free for .+, and a backup needs as much as the database has\./,
  );
  disk.resize(2_000);
  const roomy = await check(disk.folder);
  expect(roomy.stdout).toMatch(/ok {5}Disk space: [\d,]+ MB are free for .+\.\n/);
  disk.close();
  const { code, stderr } = await check(disk.folder);
  expect(stderr).toContain(
    `FAULT  Permissions: DATA_DIR is ${disk.folder}, which cannot be written (EROFS); `,
  );
  expect(code).toBe(1);
});

test("an older database is said, and left as it is", async () => {
  const dataDir = installation();
  change({ dataDir }, `DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '0003%'`);
  for (const _again of ["once", "twice"]) {
    const { code, stdout } = await check(dataDir);
    expect(stdout).toMatch(
      /look {3}Database: 1 of \d+ migrations have not run: back up, then start/,
    );
    expect(code).toBe(0);
  }
});

test("an address that leads to something else, or lets no WebSocket through, is told apart", async () => {
  const other = createServer((request, response) => {
    response.writeHead(request.url === "/healthz" ? 200 : 400).end();
  });
  await new Promise<void>((resolve) => other.listen(0, resolve));
  const here = `http://localhost:${(other.address() as AddressInfo).port}`;
  const dataDir = installation();
  const narrow = await check(dataDir, { PUBLIC_URL: here });
  expect(narrow.stdout).toContain("lets no WebSocket through (it answers 400)");
  other.removeAllListeners("request").on("request", (_request, response) => {
    response.writeHead(404).end();
  });
  const elsewhere = await check(dataDir, { PUBLIC_URL: here });
  expect(elsewhere.stderr).toContain("answers 404, not 200. Does it lead to Hearth?");
  other.close();
});

testOfPostgres("a PostgreSQL is missed where it is not there", async () => {
  const dataDir = join(folder, "with-postgres");
  const postgres = await startPostgres();
  const env = { DATABASE_URL: postgres.url };
  const empty = await check(dataDir, env);
  expect(empty.stderr).toContain("FAULT  Database: It cannot be read:");
  const server = await startServer({ dataDir, env });
  const sound = await check(dataDir, env);
  expect(sound.stderr).toBe("");
  expect(sound.stdout).toContain("ok     Database: It is of this version.");
  expect(sound.stdout).toContain("ok     Clock: ");
  await server.stop();
  await postgres.stop();
  const gone = await check(dataDir, env);
  expect(gone.stderr).toMatch(/FAULT {2}Database: It cannot be read: .*127\.0\.0\.1/);
});

test("a wrong setting ends it with one line", async () => {
  writeFileSync(join(folder, "a-file"), "");
  const { code, stderr } = await check(folder, { PORT: "abc" });
  expect(code).toBe(1);
  expect(stderr.trim()).toBe('PORT is "abc"; it may be a whole number from 0 to 65535.');
});
