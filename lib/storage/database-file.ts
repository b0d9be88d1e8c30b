import { env } from "@/lib/env";
import { StartError } from "@/lib/start-error";

/** The database's name inside an archive. */
export const databaseName = "hearth.db";

/** Where SQLite keeps the database. Throws `StartError` where it is PostgreSQL. */
export function databaseFile(): string {
  const { databaseUrl } = env();
  if (databaseUrl.startsWith("file:")) return databaseUrl.slice("file:".length);
  throw new StartError(
    "The database is PostgreSQL: back it up with pg_dump, restore it with pg_restore, and copy DATA_DIR.",
  );
}
