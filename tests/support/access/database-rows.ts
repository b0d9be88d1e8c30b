import { join } from "node:path";
import Database from "better-sqlite3";
import type { Place } from "../shared-server";
import { until } from "../timing";

/** Every table with all its rows, as text to be compared. */
export type Rows = Record<string, string>;

const dueWork = `SELECT (SELECT count(*) FROM "SearchLeftover") + (SELECT count(*) FROM "Job"
  WHERE "state" <> 'dead' AND julianday("runAt") <= julianday('now'))`;

/** Reads a server's whole database again and again, and only where something was committed. */
export class DatabaseWatch {
  private readonly file: Database.Database;
  private version: unknown;
  private last: Rows = {};

  constructor({ dataDir }: Place) {
    this.file = new Database(join(dataDir, "hearth.db"), { readonly: true });
  }

  /**
   * All rows, once nothing is left to be done in the background. When somebody was last seen is left
   * out: that they asked is no change.
   */
  async rows(): Promise<Rows> {
    const due = this.file.prepare(dueWork).pluck();
    await until(() => due.get() === 0, { what: "the work in the background to be done" });
    const version: unknown = this.file.pragma("data_version", { simple: true });
    if (version !== this.version) this.last = this.read();
    this.version = version;
    return this.last;
  }

  close(): void {
    this.file.close();
  }

  private read(): Rows {
    // What a virtual table holds is in tables beside it.
    const tables = this.file.prepare(
      `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "sql" NOT LIKE 'CREATE VIRTUAL%'`,
    );
    const names = tables.pluck().all() as string[];
    return Object.fromEntries(names.map((name) => [name, this.textOf(name)]));
  }

  private textOf(table: string): string {
    const rows = this.file.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[];
    return JSON.stringify(rows.map(({ lastSeenAt: _seen, ...row }) => row));
  }
}

/** The tables that are not as they were. */
export function changedTables(before: Rows, after: Rows): string[] {
  return Object.keys(after).filter((name) => after[name] !== before[name]);
}

/** Runs one statement, for what no door of the tables leads to. */
export function change({ dataDir }: Place, sql: string, ...values: unknown[]): void {
  const file = new Database(join(dataDir, "hearth.db"), { timeout: 5_000 });
  try {
    file.prepare(sql).run(...values);
  } finally {
    file.close();
  }
}
