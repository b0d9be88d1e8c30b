import { createHmac, pbkdf2Sync, scryptSync } from "node:crypto";
import Database from "better-sqlite3";
import { hearthCommand } from "./command";
import type { Place } from "./shared-server";

/** An empty database of the old Flask app, as SQLAlchemy made it. */
export function makeOldApp(path: string): Database.Database {
  const database = new Database(path);
  database.exec(`
    CREATE TABLE user (id INTEGER PRIMARY KEY, email VARCHAR(150) UNIQUE, password VARCHAR(150),
      firstname VARCHAR(150), lastname VARCHAR(150));
    CREATE TABLE room (id INTEGER PRIMARY KEY, roomid VARCHAR(150) UNIQUE, userid VARCHAR(150),
      grouplimit VARCHAR(150) DEFAULT '2');
    CREATE TABLE participant (id INTEGER PRIMARY KEY, userid VARCHAR(150), roomid VARCHAR(150),
      roomname VARCHAR(150));
    CREATE TABLE message (id INTEGER PRIMARY KEY, date DATETIME, message VARCHAR(10000),
      username VARCHAR(150), userid VARCHAR(150), roomid VARCHAR(150));`);
  return database;
}

/** The three forms in which Werkzeug has stored passwords. */
export const werkzeug = {
  sha256: (password: string, salt = "aBcDeFgH") =>
    `sha256$${salt}$${createHmac("sha256", salt).update(password).digest("hex")}`,
  pbkdf2: (password: string, salt = "aBcDeFgH") =>
    `pbkdf2:sha256:1000$${salt}$${pbkdf2Sync(password, salt, 1_000, 32, "sha256").toString("hex")}`,
  scrypt: (password: string, salt = "aBcDeFgH") => {
    const key = scryptSync(password, salt, 64, { N: 32_768, r: 8, p: 1, maxmem: 2 ** 26 });
    return `scrypt:32768:8:1$${salt}$${key.toString("hex")}`;
  },
};

/** Rows of the old app's tables, column by column, as they stand in `makeOldApp`. */
export type OldRows = Partial<Record<"user" | "room" | "participant" | "message", unknown[][]>>;

/** Adds rows to an old app's database. */
export function addOldRows(database: Database.Database, rows: OldRows): void {
  for (const [table, all] of Object.entries(rows)) {
    for (const values of all) {
      const marks = values.map(() => "?").join(", ");
      database.prepare(`INSERT INTO ${table} VALUES (${marks})`).run(...values);
    }
  }
}

/** Writes a file of the old app with these rows. */
export function writeOldApp(path: string, rows: OldRows): void {
  const database = makeOldApp(path);
  addOldRows(database, rows);
  database.close();
}

export type ImportSummary = {
  users: number;
  rooms: number;
  memberships: number;
  messages: number;
  notes: string[];
};

/** Imports a file as the operator does, who sees it succeed; answers what was told. */
export async function importOldApp({ dataDir }: Place, path: string): Promise<ImportSummary> {
  const done = await hearthCommand(dataDir, "import:flask", path, "--json");
  expect(done).toMatchObject({ code: 0, stderr: "" });
  return JSON.parse(done.stdout);
}
