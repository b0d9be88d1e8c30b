import { Prisma } from "@/generated/sqlite/client";
import { db } from "@/lib/db";

const pageSize = 50;

/**
 * What rows are sorted by: expressions without nulls, the last of them unique. Times have to come
 * back from a cursor as times; what is `counted` for each row is in no index.
 */
export type Order = { by: Prisma.Sql; type: "text" | "number" | "time"; counted?: true }[];

type Wanted = {
  /** Tables and joins. */
  from: Prisma.Sql;
  where: Prisma.Sql[];
  order: Order;
  descending: boolean;
  after: string | null;
  /** What tells rows apart, as text: `column AS "key"` and more. */
  key: Prisma.Sql;
};

type Value = string | number | Date;

/**
 * The keys of one page, in order, and the cursor of the next. The page begins behind the row of
 * the cursor, by comparison and not by counting, so a deep page costs what the first one does.
 * A cursor that makes no sense begins at the start.
 */
export async function findPage<Key extends object>(
  wanted: Wanted,
): Promise<{ keys: Key[]; next: string | null }> {
  const { from, where, order, descending, after, key } = wanted;
  const expressions = order.map(({ by }) => by);
  const columns = expressions.map((by, n) => Prisma.sql`${by} AS ${name(n)}`);
  const cursor = after === null ? null : readCursor(after, order);
  const all = [...where, ...(cursor ? [beyond(order, cursor, descending)] : [])];
  const condition = all.length > 0 ? Prisma.sql`WHERE ${Prisma.join(all, " AND ")}` : Prisma.empty;
  const ways = order.map((_, n) => (descending ? Prisma.sql`${name(n)} DESC` : name(n)));
  const rows = await db().$queryRaw<(Key & Record<string, unknown>)[]>`
    SELECT ${key}, ${Prisma.join(columns)} FROM ${from} ${condition}
    ORDER BY ${Prisma.join(ways)} LIMIT ${pageSize + 1}`;
  const keys = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? keys.at(-1) : undefined;
  return { keys, next: last ? writeCursor(last, order) : null };
}

/** Row values compare one after the other, as the order does. */
function beyond(order: Order, cursor: Value[], descending: boolean): Prisma.Sql {
  const [row, mark] = [Prisma.join(order.map(({ by }) => by)), Prisma.join(cursor)];
  const behind = descending ? Prisma.sql`(${row}) < (${mark})` : Prisma.sql`(${row}) > (${mark})`;
  const [first] = order;
  if (!first || first.counted) return behind;
  // The first alone is what an index is entered by, where the others are of another table.
  const [from, start] = [first.by, cursor[0]];
  return descending
    ? Prisma.sql`${from} <= ${start} AND ${behind}`
    : Prisma.sql`${from} >= ${start} AND ${behind}`;
}

const name = (n: number) => Prisma.raw(`"by${n}"`);

function writeCursor(row: Record<string, unknown>, order: Order): string {
  const values = order.map(({ type }, n) => {
    const value = row[`by${n}`];
    if (type === "number") return Number(value);
    return type === "time" ? new Date(value as string | Date).toISOString() : String(value);
  });
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

function readCursor(after: string, order: Order): Value[] | null {
  const values = parseJson(Buffer.from(after, "base64url").toString());
  if (!Array.isArray(values) || values.length !== order.length) return null;
  const read = order.map(({ type }, n) => readValue(values[n], type));
  return read.every((value) => value !== null) ? read : null;
}

function readValue(value: unknown, type: Order[number]["type"]): Value | null {
  if (type === "number") return Number.isSafeInteger(value) ? (value as number) : null;
  if (typeof value !== "string" || value.includes("\0")) return null;
  if (type === "text") return value;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? null : time;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
