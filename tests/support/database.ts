import Database from "better-sqlite3";
import { addSearchWords } from "@/lib/search-function";
import { askPostgres } from "./ask-postgres";
import { type Place, sharedServer } from "./shared-server";
import { databaseUrl } from "./which-database";

type Beside = Pick<Place, "dataDir" | "env">;

/** A moment as Hearth writes it. */
export function storedTime(ms: number): string {
  return new Date(ms).toISOString().replace("Z", "+00:00");
}

/** What a question to a server's database finds, with `?` for each of the values. */
export function rowsIn<Row>(place: Beside, sql: string, ...values: unknown[]): Row[] {
  const url = urlOf(place);
  if (isPostgres(url)) return askPostgres(url, numbered(sql), values).rows as Row[];
  return onSqlite(url, (file) => file.prepare(sql).all(...values) as Row[]);
}

/** Runs one statement, for what no door leads to; answers how many rows it changed. */
export function change(place: Beside, sql: string, ...values: unknown[]): number {
  const url = urlOf(place);
  if (isPostgres(url)) return askPostgres(url, numbered(sql), values).rowCount;
  return onSqlite(url, (file) => file.prepare(sql).run(...values).changes);
}

/** Keeps everybody else from writing messages until the answer is called. */
export function holdDatabase(place: Beside): () => void {
  const url = urlOf(place);
  if (isPostgres(url)) {
    askPostgres(url, `BEGIN; LOCK TABLE "Room" IN EXCLUSIVE MODE`);
    return () => void askPostgres(url, "ROLLBACK");
  }
  const file = new Database(url.slice("file:".length));
  file.exec("BEGIN IMMEDIATE");
  return () => void file.close();
}

/** Every column of every table. */
export function columnsIn(place: Beside): { table: string; column: string }[] {
  return rowsIn(place, isPostgres(urlOf(place)) ? postgresColumns : sqliteColumns);
}

const postgresColumns = `SELECT table_name AS "table", column_name AS "column"
  FROM information_schema.columns WHERE table_schema = 'public'`;

// What a virtual table holds is in tables beside it.
const sqliteColumns = `SELECT m.name AS "table", p.name AS "column"
  FROM sqlite_master m, pragma_table_info(m.name) p
  WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%'`;

/** Makes a moment pass that no test can wait for: sets the end of a link or short code. */
export function expire(table: "Invitation" | "ShortCode", roomId: string): void {
  const statement = `UPDATE "${table}" SET "expiresAt" = ? WHERE "roomId" = ?`;
  change(sharedServer(), statement, storedTime(Date.now() - 1_000), roomId);
}

/** Makes every mailed link of a person older than it works for. */
export function expireLinks(userId: string): void {
  const statement = `UPDATE "VerificationToken" SET "expiresAt" = ? WHERE "userId" = ?`;
  change(sharedServer(), statement, storedTime(Date.now() - 1_000), userId);
}

/** As somebody who has just deleted their account, but not yet for good. */
export function deleteAccount(userId: string): void {
  const statement = `UPDATE "User" SET "deletedAt" = "createdAt" WHERE "id" = ?`;
  change(sharedServer(), statement, userId);
}

function urlOf({ dataDir, env }: Beside): string {
  return env?.DATABASE_URL ?? databaseUrl(dataDir);
}

function isPostgres(url: string): boolean {
  return url.startsWith("postgres");
}

function numbered(sql: string): string {
  let n = 0;
  return sql.replaceAll("?", () => `$${++n}`);
}

function onSqlite<T>(url: string, use: (file: Database.Database) => T): T {
  const file = new Database(url.slice("file:".length), { timeout: 5_000 });
  addSearchWords(file);
  try {
    return use(file);
  } finally {
    file.close();
  }
}
