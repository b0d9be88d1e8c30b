import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { Client } from "pg";

/** Every place in the database's tables where one of the words still stands: `Table.column`. */
export function wordsInTables(dataDir: string, words: readonly string[]): string[] {
  const file = new Database(join(dataDir, "hearth.db"), { readonly: true });
  const tables = file
    .prepare<[], { name: string }>(
      // What a virtual table holds is in tables beside it.
      `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
    )
    .all();
  const found = tables.flatMap(({ name: table }) => {
    const columns = file.prepare<[], { name: string }>(`PRAGMA table_info("${table}")`).all();
    return columns.flatMap(({ name: column }) =>
      words
        .filter((word) => {
          const sql = `SELECT 1 FROM "${table}" WHERE instr(CAST("${column}" AS TEXT), ?) > 0`;
          return file.prepare(sql).get(word) !== undefined;
        })
        .map((word) => `${table}.${column}: ${word}`),
    );
  });
  file.close();
  return found;
}

/** The same in PostgreSQL. */
export async function wordsInPostgres(url: string, words: readonly string[]): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ table: string; column: string }>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = 'public'`,
  );
  const found: string[] = [];
  for (const { table, column } of rows) {
    for (const word of words) {
      const sql = `SELECT 1 FROM "${table}" WHERE strpos("${column}"::text, $1) > 0 LIMIT 1`;
      const { rowCount } = await client.query(sql, [word]);
      if (rowCount) found.push(`${table}.${column}: ${word}`);
    }
  }
  await client.end();
  return found;
}

/** Every file below a folder whose bytes hold one of the words: the database and its log too. */
export function wordsInFiles(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    const path = join(folder, name);
    if (!statSync(path).isFile()) return [];
    const bytes = readFileSync(path);
    return words.filter((word) => bytes.includes(word)).map((word) => `${name}: ${word}`);
  });
}
