import type { Client } from "pg";
import { searchWords } from "@/lib/contract/search-words";

const chunk = 5_000;

type Row = { id: string; roomId: string; body: string };

/** Puts the messages that are there into the full-text index, the earliest first. */
export async function fillSearch(client: Client): Promise<void> {
  await client.query(
    `DECLARE "found" NO SCROLL CURSOR FOR SELECT "id", "roomId", "body" FROM "Message"
     WHERE "systemVerb" IS NULL AND "body" <> '' ORDER BY "createdAt", "id"`,
  );
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${chunk} FROM "found"`);
    if (rows.length === 0) break;
    const words = rows.map(({ body, roomId }) => searchWords(body, roomId));
    await client.query(
      `WITH entry AS (
         INSERT INTO "SearchEntry" ("messageId")
         SELECT p."id" FROM unnest($1::text[]) WITH ORDINALITY AS p("id", "n") ORDER BY p."n"
         RETURNING "id", "messageId")
       INSERT INTO "SearchWords" ("id", "words")
       SELECT e."id", array_to_tsvector(string_to_array(p."words", ' '))
       FROM unnest($1::text[], $2::text[]) AS p("messageId", "words")
       JOIN entry e ON e."messageId" = p."messageId"`,
      [rows.map(({ id }) => id), words],
    );
  }
  await client.query(`CLOSE "found"`);
}
