import { join } from "node:path";
import Database from "better-sqlite3";
import { tailStatements, tailStep } from "@/lib/chat/index-search-tail";
import { addSearchWords } from "@/lib/search-function";
import { columnsIn, rowsIn, storedTime } from "../database";
import type { Place } from "../shared-server";
import { until } from "../timing";
import { onPostgres } from "../which-database";

/** Every table with all its rows, as text to be compared. */
export type Rows = Record<string, string>;

// Only SQLite's index is filled and cleaned up after the commit.
const leftovers = onPostgres()
  ? "0"
  : `(SELECT count(*) FROM "SearchLeftover") + (SELECT count(*) FROM "SearchEntry"
     WHERE "id" > (SELECT "upTo" FROM "SearchProgress"))`;
const dueWork = `SELECT ${leftovers} + (SELECT count(*) FROM "Job"
  WHERE "state" <> 'dead' AND "runAt" <= ?) AS "count"`;

const logPosition = `SELECT CAST(pg_current_wal_insert_lsn() AS TEXT) AS "position"`;

/** Reads a server's whole database again and again, and only where something was committed. */
export class DatabaseWatch {
  private readonly place: Place;
  private readonly tables: string[];
  /** One connection, by which SQLite tells whether another has committed. */
  private readonly file: Database.Database | undefined;
  private version: unknown;
  private last: Rows = {};

  constructor(place: Place) {
    this.place = place;
    this.tables = [...new Set(columnsIn(place).map(({ table }) => table))];
    if (onPostgres()) return;
    this.file = new Database(join(place.dataDir, "hearth.db"), { timeout: 5_000 });
    addSearchWords(this.file);
  }

  /**
   * All rows, once nothing is left to be done in the background. When somebody was last seen is left
   * out: that they asked is no change.
   */
  async rows(): Promise<Rows> {
    this.indexWords();
    const due = () => {
      const [row] = this.ask<{ count: number }>(dueWork, storedTime(Date.now()));
      return row?.count;
    };
    await until(() => due() === 0, { what: "the work in the background to be done" });
    const version = this.versionNow();
    if (version !== this.version) this.last = this.read();
    this.version = version;
    return this.last;
  }

  /** Puts new messages into SQLite's index as the server would, which lets a second pass before. */
  private indexWords(): void {
    const { file } = this;
    type Next = { count: number; last: number };
    const next = file?.prepare<[number], Next>(tailStatements.findNext);
    if (!file || !next?.get(tailStep)?.count) return;
    const index = file.transaction(() => {
      const { count = 0, last = 0 } = next.get(tailStep) ?? {};
      if (count === 0) return;
      file.prepare(tailStatements.index).run(last);
      file.prepare(tailStatements.moveOn).run(last);
    });
    index.immediate();
  }

  close(): void {
    this.file?.close();
  }

  /** Another one each time that something was committed. */
  private versionNow(): unknown {
    if (this.file) return this.file.pragma("data_version", { simple: true });
    return this.ask<{ position: string }>(logPosition)[0]?.position;
  }

  private read(): Rows {
    return Object.fromEntries(this.tables.map((table) => [table, this.textOf(table)]));
  }

  private ask<Row>(sql: string, ...values: unknown[]): Row[] {
    if (this.file) return this.file.prepare<unknown[], Row>(sql).all(...values);
    return rowsIn<Row>(this.place, sql, ...values);
  }

  private textOf(table: string): string {
    const rows = this.ask<Record<string, unknown>>(`SELECT * FROM "${table}"`);
    // PostgreSQL moves a row that was written to again.
    const texts = rows.map(({ lastSeenAt: _seen, ...row }) => JSON.stringify(row));
    return texts.sort().join("\n");
  }
}

/** The tables that are not as they were. */
export function changedTables(before: Rows, after: Rows): string[] {
  return Object.keys(after).filter((name) => after[name] !== before[name]);
}
