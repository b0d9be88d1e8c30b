import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { columnsIn, rowsIn } from "./database";
import type { Place } from "./shared-server";
import { onPostgres } from "./which-database";

/** Every place in the database's tables where one of the words still stands: `Table.column`. */
export function wordsInTables(place: Place, words: readonly string[]): string[] {
  const position = onPostgres() ? "strpos" : "instr";
  return columnsIn(place).flatMap(({ table, column }) =>
    words
      .filter((word) => {
        const holds = `${position}(CAST("${column}" AS TEXT), ?) > 0`;
        return rowsIn(place, `SELECT 1 FROM "${table}" WHERE ${holds} LIMIT 1`, word).length > 0;
      })
      .map((word) => `${table}.${column}: ${word}`),
  );
}

/** Every file below a folder whose bytes hold one of the words: SQLite's database and its log too. */
export function wordsInFiles(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    const path = join(folder, name);
    if (!statSync(path).isFile()) return [];
    const bytes = readFileSync(path);
    return words.filter((word) => bytes.includes(word)).map((word) => `${name}: ${word}`);
  });
}
