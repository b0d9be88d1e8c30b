import { type Tx, transact } from "@/lib/db";
import { type BatchFacts, type BatchPlan, BatchRaced, type Dialect, quotedIds } from "./dialect";

export const postgresql: Dialect = {
  commitBatch(batch, plan) {
    const keys = JSON.stringify(
      batch.map(({ authorId, roomId, clientId }) => ({ authorId, roomId, clientId })),
    );
    return transact(async (tx) => {
      const planned = plan(await findFacts(tx, keys, quotedIds(batch)));
      if (planned.rows.length > 0) await write(tx, planned);
      return planned;
    });
  },
  insertMessages(tx, rows) {
    const json = JSON.stringify(
      rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() })),
    );
    return tx.$executeRaw`
      INSERT INTO "Message" ("id", "roomId", "seq", "rev", "authorId", "clientId", "body", "replyToId",
                             "createdAt")
      SELECT "id", "roomId", "seq", "rev", "authorId", "clientId", "body", "replyToId", "createdAt"
      FROM jsonb_to_recordset(${json}::jsonb) AS p(
        "id" text, "roomId" text, "seq" int, "rev" int, "authorId" text, "clientId" text,
        "body" text, "replyToId" text, "createdAt" timestamp(3))
      ON CONFLICT DO NOTHING`;
  },
};

async function findFacts(tx: Tx, keys: string, quotes: string | null): Promise<BatchFacts> {
  // Everyone locks in the same order, so two batches never wait for each other.
  const rooms: BatchFacts["rooms"] = await tx.$queryRaw`
    SELECT "id", "lastSeq", "rev" FROM "Room"
    WHERE "id" IN (SELECT p."roomId" FROM jsonb_to_recordset(${keys}::jsonb) AS p("roomId" text))
    ORDER BY "id" FOR UPDATE`;
  const authors: BatchFacts["authors"] = await tx.$queryRaw`
    SELECT DISTINCT m."roomId", u."id", u."firstName", u."lastName", u."kind", u."pictureId",
           u."deletedAt"
    FROM jsonb_to_recordset(${keys}::jsonb) AS p("roomId" text, "authorId" text)
    JOIN "Membership" m ON m."roomId" = p."roomId" AND m."userId" = p."authorId"
    JOIN "User" u ON u."id" = m."userId"`;
  const stored: BatchFacts["stored"] = await tx.$queryRaw`
    SELECT t."id", t."roomId", t."authorId", t."clientId", t."body", t."replyToId",
           t."editedAt", t."deletedAt"
    FROM jsonb_to_recordset(${keys}::jsonb) AS p("authorId" text, "clientId" text)
    JOIN "Message" t ON t."authorId" = p."authorId" AND t."clientId" = p."clientId"`;
  return { rooms, authors, stored, quoted: quotes ? await findQuoted(tx, quotes) : [] };
}

function findQuoted(tx: Tx, ids: string): Promise<BatchFacts["quoted"]> {
  return tx.$queryRaw`
    SELECT t."id", t."roomId", t."seq", t."authorId", u."firstName", u."lastName", u."pictureId",
           u."deletedAt",
           CASE WHEN u."deletesMessages" AND u."deletedAt" IS NOT NULL THEN '' ELSE t."body" END AS "body"
    FROM jsonb_array_elements_text(${ids}::jsonb) AS p("id")
    JOIN "Message" t ON t."id" = p."id" AND t."systemVerb" IS NULL
    JOIN "User" u ON u."id" = t."authorId"`;
}

async function write(tx: Tx, { rows, clocks, marks }: BatchPlan): Promise<void> {
  if ((await postgresql.insertMessages(tx, rows)) !== rows.length) throw new BatchRaced();
  await tx.$executeRaw`
    UPDATE "Room" SET "lastSeq" = p."lastSeq", "rev" = p."rev"
    FROM jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) AS p("id" text, "lastSeq" int, "rev" int)
    WHERE "Room"."id" = p."id"`;
  await tx.$executeRaw`
    UPDATE "Membership" SET "readSeq" = greatest("readSeq", p."seq")
    FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
      AS p("roomId" text, "authorId" text, "seq" int)
    WHERE "Membership"."roomId" = p."roomId" AND "Membership"."userId" = p."authorId"`;
}
