import { setImmediate as nextTurn } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { Database, Statement } from "better-sqlite3";
import { addSearchWords } from "./search-function";

/** Plain statements, prepared once each; integers come as numbers, dates as Prisma stores them. */
export type Statements = {
  all<T>(sql: string, ...values: unknown[]): T[];
  /** Answers how many rows changed. */
  run(sql: string, ...values: unknown[]): number;
};

type Connection = { client: Database; statements: Statements; idle: () => Promise<void> };

/**
 * Prisma's SQLite adapter without the two ways in which it loses data (both are tests):
 * other requests' statements run inside an open transaction and vanish with its rollback, so
 * here they wait for its end; and a failed COMMIT leaves the connection inside the transaction
 * (prisma/orm#29933), so here it is rolled back before anyone else may use it.
 */
export class SafeSqlite extends PrismaBetterSqlite3 {
  private connection: Connection | null = null;

  constructor(
    options: ConstructorParameters<typeof PrismaBetterSqlite3>[0],
    private readonly use: "writing" | "reading" | "searching" = "writing",
  ) {
    super(options);
  }

  /** Plain statements on this connection, which Prisma has made by then. Only for reading. */
  statements(): Statements {
    return this.connected().statements;
  }

  /**
   * Runs `work` in a transaction that begins when no other is open and ends before anything else
   * happens. Rolls back what throws, a failed COMMIT included.
   */
  async transactAtOnce<T>(work: (sql: Statements) => T): Promise<T> {
    const { client, statements, idle } = this.connected();
    await idle();
    // Prisma's BEGIN is a moment ahead of our knowing of it.
    while (client.inTransaction) {
      await nextTurn();
      await idle();
    }
    return client.transaction(() => work(statements)).immediate();
  }

  private connected(): Connection {
    if (!this.connection) throw new Error("SQLite is not connected yet.");
    return this.connection;
  }

  override async connect() {
    const adapter = await super.connect();
    const { client } = adapter as unknown as { client: Database };
    harden(client);
    // Past this, pages that a large batch changes are written twice; SQLite's own 2 MB are soon full.
    client.pragma(`cache_size = ${-16 * 1_024}`);
    addSearchWords(client);
    if (this.use === "searching") mapFile(client);
    // What takes a single statement back, and need not outlast it: a file for it costs as much as the
    // statement. Reading keeps its files: sorting a million rows does not belong into memory.
    if (this.use === "writing") client.pragma("temp_store = MEMORY");
    else client.pragma("query_only = ON");

    const executeRaw = adapter.executeRaw.bind(adapter);
    const queryRaw = adapter.queryRaw.bind(adapter);
    const startTransaction = adapter.startTransaction.bind(adapter);
    let open: Promise<void> | null = null;
    const idle = async () => {
      while (open) await open;
    };
    this.connection = { idle, client, statements: statementsOf(client) };

    adapter.executeRaw = async (query) => {
      await idle();
      return executeRaw(query);
    };
    adapter.queryRaw = async (query) => {
      await idle();
      return queryRaw(query);
    };
    adapter.startTransaction = async (level) => {
      const transaction = await startTransaction(level);
      let ended!: () => void;
      open = new Promise((resolve) => {
        ended = resolve;
      });
      const end = (finish: () => Promise<void>) => async () => {
        if (client.inTransaction) client.exec("ROLLBACK");
        open = null;
        ended();
        return finish();
      };
      transaction.commit = end(transaction.commit.bind(transaction));
      transaction.rollback = end(transaction.rollback.bind(transaction));
      return transaction;
    };
    return adapter;
  }
}

function statementsOf(client: Database): Statements {
  const prepared = new Map<string, Statement>();
  const prepare = (sql: string) => {
    const statement = prepared.get(sql) ?? client.prepare(sql).safeIntegers(false);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    all: <T>(sql: string, ...values: unknown[]) => prepare(sql).all(...values) as T[],
    run: (sql, ...values) => prepare(sql).run(...values).changes,
  };
}

/**
 * Pages without a call of the system and a copy each: searching reads thousands, each with a message or
 * two. What is mapped is the system's cache of the file, which it takes back as it needs. Mapping anew
 * after each commit costs 0.15 ms, which whoever reads a row or two would pay for nothing.
 */
function mapFile(client: Database): void {
  client.pragma(`mmap_size = ${2 * 1_024 ** 3}`);
}

/** Settings that an acknowledgement's durability rests on; asserted, not hoped for. */
function harden(client: Database): void {
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = FULL");
  client.pragma("foreign_keys = ON");
  client.pragma("secure_delete = ON");
  const wanted = { journal_mode: "wal", synchronous: "2", foreign_keys: "1" };
  for (const [name, value] of Object.entries(wanted)) {
    const found = String(client.pragma(name, { simple: true }));
    if (found !== value) {
      throw new Error(`The database runs with ${name}=${found}; Hearth needs ${value}.`);
    }
  }
}
