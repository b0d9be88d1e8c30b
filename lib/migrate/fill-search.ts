import type { Client } from "pg";
import { searchWords } from "@/lib/contract/search-words";

const chunk = 5_000;

type Row = { id: number; roomId: string; body: string };

/** Does what the SQL of a migration cannot: only our own code cuts words into pieces. */
export async function fillSearch(client: Client, migration: string): Promise<void> {
  if (migration === "0007_search") await addEntries(client);
  if (migration === "0017_search_longer_pairs") await addWords(client);
}

/** The earliest message first. */
async function addEntries(client: Client): Promise<void> {
  await client.query(`
    INSERT INTO "SearchEntry" ("messageId") SELECT "id" FROM "Message"
    WHERE "systemVerb" IS NULL AND "body" <> '' ORDER BY "createdAt", "id"`);
}

async function addWords(client: Client): Promise<void> {
  await client.query(`
    DECLARE "found" NO SCROLL CURSOR FOR SELECT e."id", t."roomId", t."body"
    FROM "SearchEntry" e JOIN "Message" t ON t."id" = e."messageId"`);
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${chunk} FROM "found"`);
    if (rows.length === 0) break;
    const words = rows.map(({ body, roomId }) => searchWords(body, roomId));
    await client.query(
      `INSERT INTO "SearchWords" ("id", "words")
       SELECT "id", array_to_tsvector(string_to_array("words", ' '))
       FROM unnest($1::int[], $2::text[]) AS p("id", "words")`,
      [rows.map(({ id }) => id), words],
    );
  }
  await client.query(`CLOSE "found"`);
}
