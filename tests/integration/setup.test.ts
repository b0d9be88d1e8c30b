import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runScript } from "@/tests/support/command";
import { change, rowsIn } from "@/tests/support/database";
import { serverEnv, startServer } from "@/tests/support/server";
import { onPostgres } from "@/tests/support/which-database";

const folder = mkdtempSync(join(tmpdir(), "hearth-setup-"));
afterAll(() => rmSync(folder, { recursive: true }));

const quiet = { PORT: "0", RATE_LIMITS: "on", LOG_LEVEL: "warn" };

/** Starts a Hearth that must not start, and answers what it said. */
function refusedStart(settings: Record<string, string>, script = "scripts/start.mjs") {
  const env = serverEnv(join(folder, "unused"), { ...quiet, ...settings });
  return runScript(script, [], env);
}

async function expectRefusal(settings: Record<string, string>, sentence: string | RegExp) {
  const line = typeof sentence === "string" ? sentence : expect.stringMatching(sentence);
  for (const script of ["scripts/start.mjs", "scripts/preview.mjs"]) {
    const { code, stdout, stderr } = await refusedStart(settings, script);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr.trimEnd().split("\n")).toEqual([line]);
  }
}

describe("the first start", () => {
  it("makes DATA_DIR with its secrets, for nobody else to read", async () => {
    const server = await startServer();
    const mode = (path: string) => (statSync(join(server.dataDir, path)).mode & 0o777).toString(8);
    expect(readdirSync(server.dataDir)).toEqual(
      expect.arrayContaining([
        "auth-secret",
        ...(onPostgres() ? [] : ["hearth.db", "hearth.db-wal"]),
      ]),
    );
    expect(mode(".")).toBe("700");
    for (const name of readdirSync(server.dataDir))
      expect([name, mode(name)]).toEqual([name, "600"]);
    await server.stop();
  });

  it("ends by saying where it is and how durable an acknowledgement is", async () => {
    const server = await startServer();
    const printed = server
      .output()
      .split("\n")
      .filter((line) => !line.startsWith("{"));
    expect(printed.slice(-3)).toEqual([
      `Hearth is ready at http://localhost:${server.port}`,
      onPostgres()
        ? "A message is acknowledged once PostgreSQL has committed it: with its default settings it survives a power cut."
        : "A message is acknowledged once it is on disk (SQLite, WAL, synchronous=FULL): it survives a crash and a power cut.",
      "",
    ]);
    await server.stop();
  });
});

describe("the second start", () => {
  it("keeps secrets and database, and needs no build", async () => {
    const dataDir = mkdtempSync(join(folder, "twice-"));
    const first = await startServer({ dataDir });
    const secret = statSync(join(dataDir, "auth-secret"));
    expect(await first.stop()).toBe(0);

    expect(await runScript("scripts/build.mjs", [], process.env)).toMatchObject({
      code: 0,
      stdout: "",
    });
    const second = await startServer({ dataDir });
    expect(statSync(join(dataDir, "auth-secret"))).toMatchObject({
      ino: secret.ino,
      mtimeMs: secret.mtimeMs,
    });
    expect(second.output()).not.toContain("applied a migration");
    await second.stop();
  });
});

describe("a start that cannot go well ends with one line", () => {
  it("about a wrong setting", async () => {
    await expectRefusal(
      { PORT: "tea" },
      'PORT is "tea"; it may be a whole number from 0 to 65535.',
    );
  });

  it("about a port in use", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "0.0.0.0", resolve));
    const { port } = other.address() as AddressInfo;
    const settings = { PORT: String(port), DATA_DIR: join(folder, "busy") };
    await expectRefusal(settings, `PORT is ${port}, which is in use; it may be any free port.`);
    other.close();
  });

  it("about an address of another machine", async () => {
    const settings = { HOST: "192.0.2.1", DATA_DIR: join(folder, "busy") };
    await expectRefusal(settings, /^HOST is 192\.0\.2\.1, which is no address of this machine/);
  });

  it("about a DATA_DIR that cannot be written", async () => {
    // Tests may run as root, who can write everywhere but below a file.
    const file = join(folder, "file");
    writeFileSync(file, "");
    const dataDir = join(file, "data");
    await expectRefusal(
      { DATA_DIR: dataDir },
      `DATA_DIR is ${dataDir}, which cannot be written (ENOTDIR); it may be any directory this user can write.`,
    );
  });

  it("about a database that cannot be read or reached", async () => {
    const file = join(folder, "letter.txt");
    writeFileSync(file, "Dear Ada, this is no database but a long letter to you.");
    const dataDir = join(folder, "other");
    await expectRefusal({ DATA_DIR: dataDir, DATABASE_URL: `file:${file}` }, /cannot be opened/);
    await expectRefusal(
      { DATA_DIR: dataDir, DATABASE_URL: "postgres://hearth:hunter2@127.0.0.1:1/hearth" },
      /^The database hearth at 127\.0\.0\.1:1 cannot be reached/,
    );
  });

  it("about a database newer than the code, which it leaves alone", async () => {
    const dataDir = mkdtempSync(join(folder, "newer-"));
    const server = await startServer({ dataDir });
    await server.stop();
    change(
      { dataDir },
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
       VALUES ('later', '', '9999_later', CURRENT_TIMESTAMP)`,
    );
    await expectRefusal(
      { DATA_DIR: dataDir },
      "The database is newer than this Hearth: it has the migration 9999_later. Start the newer version, or restore an older backup.",
    );
    expect(rowsIn({ dataDir }, `SELECT * FROM "User"`)).toEqual([]);
  });
});
