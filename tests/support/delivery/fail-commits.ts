import { join } from "node:path";
import Database from "better-sqlite3";
import { Client } from "pg";
import type { Place } from "@/tests/support/shared-server";

/** From now on, no transaction that stores a message can commit, until the answer is called. */
export async function failCommits({ dataDir, env }: Place): Promise<() => Promise<void>> {
  const { begin, end } = env?.DATABASE_URL ? inPostgres : inSqlite;
  const run = async (sql: string) => {
    if (env?.DATABASE_URL) return runInPostgres(env.DATABASE_URL, sql);
    const file = new Database(join(dataDir, "hearth.db"), { timeout: 5_000 });
    file.exec(sql);
    file.close();
  };
  await run(begin);
  return () => run(end);
}

/** What is checked only at COMMIT, and is broken then. */
const inSqlite = {
  begin: `
    CREATE TABLE "Orphan" (
      "parent" TEXT REFERENCES "Setting" ("key") DEFERRABLE INITIALLY DEFERRED
    );
    CREATE TRIGGER "orphan" AFTER INSERT ON "Message" BEGIN
      INSERT INTO "Orphan" ("parent") VALUES ('nobody');
    END`,
  end: `DROP TRIGGER "orphan"; DROP TABLE "Orphan"`,
};
const inPostgres = {
  begin: `
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'refused at COMMIT'; END $$;
    CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON "Message"
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()`,
  end: `DROP TRIGGER refuse ON "Message"; DROP FUNCTION refuse()`,
};

async function runInPostgres(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(sql);
  await client.end();
}
