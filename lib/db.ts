import { setTimeout as delay } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient as PostgresClient } from "@/generated/postgresql/client";
import { Prisma, PrismaClient } from "@/generated/sqlite/client";
import { env } from "@/lib/env";
import { once } from "@/lib/once";
import { SafeSqlite, type Statements } from "@/lib/safe-sqlite";

export type { Statements } from "@/lib/safe-sqlite";

/** Inside a transaction, use this and nothing else: the outer client waits for its end. */
export type Tx = Prisma.TransactionClient;

/** better-sqlite3 waits on the event loop's time, so it waits briefly and `transact` retries. */
const busyTimeoutMs = 50;
const patienceMs = 5_000;
/** For a PostgreSQL that does not answer, or whose connections are all in use. */
const connectTimeoutMs = 5_000;
/** A node that stands still in the middle of a transaction must not hold its locks for the others. */
const idleInTransactionMs = 5_000;
const transactionOptions = { maxWait: 20_000, timeout: 20_000 };

export function isPostgres(): boolean {
  return env().databaseUrl.startsWith("postgres");
}

/**
 * For reading outside a transaction, in a connection of its own on SQLite: reads there see every
 * commit and wait for no open transaction. It refuses to write; writing is `transact`'s.
 */
export function db(): PrismaClient {
  if (isPostgres()) return writer();
  return once("reader", () => new PrismaClient({ adapter: readingSqlite() }));
}

const sqliteOptions = () => ({ url: env().databaseUrl, timeout: busyTimeoutMs });
const readingSqlite = () => once("reader.sqlite", () => new SafeSqlite(sqliteOptions(), "reading"));
const writingSqlite = () => once("writer.sqlite", () => new SafeSqlite(sqliteOptions()));
const searching = () =>
  once("searcher", () => ({
    sqlite: new SafeSqlite(sqliteOptions(), "searching"),
    connected: null as ReturnType<SafeSqlite["connect"]> | null,
  }));

/** The one client that writes. Only for `transact` and for questions about its connection. */
export function writer(): PrismaClient {
  return once("writer", () => {
    if (!isPostgres()) return new PrismaClient({ adapter: writingSqlite() });
    // Both clients come from one schema; only the provider inside differs.
    const adapter = new PrismaPg({
      connectionString: env().databaseUrl,
      connectionTimeoutMillis: connectTimeoutMs,
      // Not as a parameter of the connection: poolers such as PgBouncer refuse that.
      onConnect: (client) =>
        client.query(`SET idle_in_transaction_session_timeout = ${idleInTransactionMs}`),
    });
    return new PostgresClient({ adapter }) as unknown as PrismaClient;
  });
}

/**
 * Runs `work` in one transaction and returns after commit. Its first statement must write, so
 * that locks are taken before anything is read. Tries again, for 5 s, while another process
 * holds the database or the databases' own deadlock check picked this transaction.
 */
export function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return withPatience(() => writer().$transaction(work, transactionOptions));
}

/**
 * As `transact`, on SQLite only, and without leaving the event loop between BEGIN and COMMIT: for
 * the statements of a batch, which cost less than Prisma's way to each of them.
 */
export function transactAtOnce<T>(work: (sql: Statements) => T): Promise<T> {
  return withPatience(async () => {
    await writer().$connect();
    return writingSqlite().transactAtOnce(work);
  });
}

/**
 * For a process that does nothing but bring in much: SQLite keeps more pages at hand and copies its log
 * back less often, so that a page which many rows change is written once. What is durable when stays
 * the same.
 */
export async function prepareForBulk(): Promise<void> {
  if (isPostgres()) return;
  await writer().$connect();
  const { all, run } = writingSqlite().statements();
  run(`PRAGMA cache_size = ${-64 * 1_024}`);
  all("PRAGMA wal_autocheckpoint = 20000");
}

/** The rows of one plain question that every request asks, by the shortest way. Dates may be text. */
export async function lookUp<T>(question: Prisma.Sql): Promise<T[]> {
  if (isPostgres()) return db().$queryRaw<T[]>(question);
  await db().$connect();
  return readingSqlite()
    .statements()
    .all<T>(question.sql, ...question.values);
}

/** As `lookUp`, for questions that read thousands of pages: a connection of its own maps the file. */
export async function lookThrough<T>(question: Prisma.Sql): Promise<T[]> {
  if (isPostgres()) return lookUp(question);
  const its = searching();
  its.connected ??= its.sqlite.connect();
  try {
    await its.connected;
  } catch (error) {
    its.connected = null;
    throw error;
  }
  return its.sqlite.statements().all<T>(question.sql, ...question.values);
}

/** Whether a column is one of these, for `lookUp`: the same statement whatever their number. */
export function isAmong(column: Prisma.Sql, values: readonly string[]): Prisma.Sql {
  if (isPostgres()) return Prisma.sql`${column} = ANY(${values})`;
  return Prisma.sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

/** A moment as `lookUp` finds it; SQLite's own CURRENT_TIMESTAMP is UTC without saying so. */
export function asDate(stored: Date | string): Date {
  if (typeof stored !== "string") return stored;
  return new Date(/[Z+]/.test(stored) ? stored : `${stored.replace(" ", "T")}Z`);
}

async function withPatience<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isContention(error) || performance.now() > deadline) throw error;
      await delay(10 + Math.random() * 40);
    }
  }
}

export async function disconnect(): Promise<void> {
  await db().$disconnect();
  await writer().$disconnect();
  const its = searching();
  await (await its.connected)?.dispose();
  its.connected = null;
}

/** Whether `error` is a broken unique constraint; by code, since classes differ between bundles. */
export function isUniqueViolation(error: unknown): boolean {
  return prismaCode(error) === "P2002";
}

/**
 * Whether somebody else held the database for too long: SQLite stayed busy (P1008), PostgreSQL saw
 * a deadlock or a write conflict (P2034). Raw statements say the same as P2010 with its kind,
 * better-sqlite3's own by the name of SQLite's code.
 */
export function isContention(error: unknown): boolean {
  const code = prismaCode(error);
  if (String(code).startsWith("SQLITE_BUSY")) return true;
  if (code !== "P2010") return code === "P1008" || code === "P2034";
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { kind?: string } } } };
  const kind = meta?.driverAdapterError?.cause?.kind;
  return kind === "SocketTimeout" || kind === "TransactionWriteConflict";
}

function prismaCode(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
