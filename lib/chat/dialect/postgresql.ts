import { Prisma } from "@/generated/sqlite/client";
import { roomWord, searchWords } from "@/lib/contract/search-words";
import { type Tx, transact } from "@/lib/db";
import {
  type AttachedRow,
  type BatchFacts,
  type BatchItem,
  type BatchPlan,
  BatchRaced,
  type Dialect,
  everyEntry,
  type NewRow,
  quotedIds,
  type RoomClock,
  wantedFiles,
  wantedNames,
} from "./dialect";

export const postgresql: Dialect = {
  commitBatch(batch, plan) {
    const keys = JSON.stringify(
      batch.map(({ authorId, roomId, clientId }) => ({ authorId, roomId, clientId })),
    );
    return transact(async (tx) => {
      const planned = plan(await findFacts(tx, keys, batch));
      if (planned.rows.length > 0) await write(tx, planned);
      return planned;
    });
  },
  append(roomIds, plan) {
    return transact(async (tx) => {
      const rooms = await lockRooms(tx, roomIds);
      if (rooms.length < roomIds.length) throw new BatchRaced();
      const { rows, clocks } = plan(rooms);
      if ((await insertMessages(tx, rows)) !== rows.length) throw new BatchRaced();
      const before = new Map(rooms.map(({ id, lastSeq }) => [id, lastSeq]));
      for (const { id, lastSeq, rev } of clocks) {
        await tx.room.update({ where: { id }, data: { lastSeq, rev } });
        await tx.membership.updateMany({
          where: { roomId: id, readSeq: { gte: before.get(id) } },
          data: { readSeq: lastSeq },
        });
      }
    });
  },
  findNamed: (tx, wanted) => tx.$queryRaw`
    SELECT DISTINCT m."roomId", u."id", u."firstName", u."lastName", u."kind", u."pictureId",
           u."deletedAt", u."deletesMessages"
    FROM jsonb_to_recordset(${wanted}::jsonb)
      AS p("roomId" text, "firstName" text, "lastName" text)
    JOIN "User" u ON u."firstName" = p."firstName" AND u."lastName" = p."lastName"
                 AND u."deletedAt" IS NULL
    JOIN "Membership" m ON m."userId" = u."id" AND m."roomId" = p."roomId"`,
  async insertMentions(tx, mentions) {
    await tx.$executeRaw`
      INSERT INTO "Mention" ("messageId", "userId", "roomId", "seq", "name")
      SELECT "messageId", "userId", "roomId", "seq", "name"
      FROM jsonb_to_recordset(${JSON.stringify(mentions)}::jsonb)
        AS p("messageId" text, "userId" text, "roomId" text, "seq" int, "name" text)`;
  },
  async indexMessages(tx, messages) {
    const json = JSON.stringify(messages);
    await tx.$executeRaw`
      INSERT INTO "SearchEntry" ("messageId")
      SELECT t."id" FROM jsonb_to_recordset(${json}::jsonb) AS p("messageId" text)
      JOIN "Message" t ON t."id" = p."messageId" ORDER BY t."createdAt", t."seq"
      ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`
      INSERT INTO "SearchWords" ("id", "words")
      SELECT e."id", array_to_tsvector(string_to_array(p."words", ' '))
      FROM jsonb_to_recordset(${json}::jsonb) AS p("messageId" text, "words" text)
      JOIN "SearchEntry" e ON e."messageId" = p."messageId"
      ON CONFLICT DO NOTHING`;
  },
  searchHits({ rooms, otherRooms, words, range, limit }) {
    const match = [...places(words, rooms, otherRooms), ...words.map(quoted)].join(" & ");
    return Prisma.sql`
      SELECT "id" FROM "SearchWords"
      WHERE "words" @@ ${match}::tsquery AND "id" >= ${range.from} AND "id" < ${range.to}
      ORDER BY "id" DESC LIMIT ${limit}`;
  },
  // Rows that all batches write to would make them wait for each other.
  searchRanges: async () => [everyEntry],
};

/** "Not in one of them" alone would go through the whole index. */
function places(words: string[], rooms: string[], otherRooms: string[] | null): string[] {
  const anyOf = (ids: string[]) => `(${ids.map(roomWord).map(quoted).join(" | ")})`;
  if (words.length === 0 || !otherRooms) return [anyOf(rooms)];
  return otherRooms.length > 0 ? [`!${anyOf(otherRooms)}`] : [];
}

/** No piece of a word has quotes in it, so nothing has to be escaped. */
const quoted = (word: string) => `'${word}'`;

/** Everyone locks in the same order, so two batches never wait for each other. */
function lockRooms(tx: Tx, ids: string[]): Promise<RoomClock[]> {
  return tx.$queryRaw`
    SELECT "id", "lastSeq", "rev" FROM "Room" WHERE "id" IN (${Prisma.join(ids)})
    ORDER BY "id" FOR UPDATE`;
}

async function findFacts(tx: Tx, keys: string, batch: readonly BatchItem[]): Promise<BatchFacts> {
  const [quotes, names, wanted] = [quotedIds(batch), wantedNames(batch), wantedFiles(batch)];
  // Everyone locks in the same order, so two batches never wait for each other.
  const rooms: BatchFacts["rooms"] = await tx.$queryRaw`
    SELECT "id", "lastSeq", "rev", "linkPreviews" FROM "Room"
    WHERE "id" IN (SELECT p."roomId" FROM jsonb_to_recordset(${keys}::jsonb) AS p("roomId" text))
    ORDER BY "id" FOR UPDATE`;
  const authors: BatchFacts["authors"] = await tx.$queryRaw`
    SELECT DISTINCT m."roomId", m."role", u."id", u."firstName", u."lastName", u."kind",
           u."pictureId", u."deletedAt"
    FROM jsonb_to_recordset(${keys}::jsonb) AS p("roomId" text, "authorId" text)
    JOIN "Membership" m ON m."roomId" = p."roomId" AND m."userId" = p."authorId"
    JOIN "User" u ON u."id" = m."userId"`;
  const stored: BatchFacts["stored"] = await tx.$queryRaw`
    SELECT t."id", t."roomId", t."authorId", t."clientId", t."body", t."replyToId",
           t."editedAt", t."deletedAt",
           (SELECT count(*)::int FROM "Attachment" a WHERE a."messageId" = t."id") AS "files"
    FROM jsonb_to_recordset(${keys}::jsonb) AS p("authorId" text, "clientId" text)
    JOIN "Message" t ON t."authorId" = p."authorId" AND t."clientId" = p."clientId"`;
  const quoted = quotes ? await findQuoted(tx, quotes) : [];
  const named = names ? await postgresql.findNamed(tx, names) : [];
  const files = wanted ? await findFiles(tx, wanted) : [];
  return { rooms, authors, stored, quoted, named, files };
}

function findFiles(tx: Tx, ids: string): Promise<BatchFacts["files"]> {
  return tx.$queryRaw`
    SELECT a."id", a."userId", a."messageId", a."storedAt", a."name", a."contentType", a."bytes",
           a."width", a."height", a."hasThumbnail", a."alt"
    FROM jsonb_array_elements_text(${ids}::jsonb) AS p("id")
    JOIN "Attachment" a ON a."id" = p."id"`;
}

function findQuoted(tx: Tx, ids: string): Promise<BatchFacts["quoted"]> {
  return tx.$queryRaw`
    SELECT t."id", t."roomId", t."seq", t."authorId", u."firstName", u."lastName", u."pictureId",
           u."deletedAt",
           CASE WHEN u."deletesMessages" AND u."deletedAt" IS NOT NULL THEN '' ELSE t."body" END AS "body",
           CASE WHEN u."deletesMessages" AND u."deletedAt" IS NOT NULL THEN 0 ELSE
             (SELECT count(*)::int FROM "Attachment" a WHERE a."messageId" = t."id") END AS "files",
           (SELECT a."name" FROM "Attachment" a WHERE a."messageId" = t."id"
            ORDER BY a."position" LIMIT 1) AS "firstFile"
    FROM jsonb_array_elements_text(${ids}::jsonb) AS p("id")
    JOIN "Message" t ON t."id" = p."id" AND t."systemVerb" IS NULL
    JOIN "User" u ON u."id" = t."authorId"`;
}

/** Inserts what does not clash, and its words; returns how many went in. */
async function insertMessages(tx: Tx, rows: NewRow[]): Promise<number> {
  const json = JSON.stringify(
    rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() })),
  );
  const count = await tx.$executeRaw`
    INSERT INTO "Message" ("id", "roomId", "seq", "rev", "authorId", "clientId", "body", "replyToId",
                           "createdAt")
    SELECT "id", "roomId", "seq", "rev", "authorId", "clientId", "body", "replyToId", "createdAt"
    FROM jsonb_to_recordset(${json}::jsonb) AS p(
      "id" text, "roomId" text, "seq" int, "rev" int, "authorId" text, "clientId" text,
      "body" text, "replyToId" text, "createdAt" timestamp(3))
    ON CONFLICT DO NOTHING`;
  const words = rows.map(({ id, body, roomId }) => ({
    messageId: id,
    words: searchWords(body, roomId),
  }));
  await postgresql.indexMessages(tx, words);
  return count;
}

async function write(tx: Tx, plan: BatchPlan): Promise<void> {
  const { rows, mentions, attached, jobs, clocks, marks } = plan;
  if ((await insertMessages(tx, rows)) !== rows.length) throw new BatchRaced();
  if (attached.length > 0) await attachFiles(tx, attached);
  if (mentions.length > 0) await postgresql.insertMentions(tx, mentions);
  if (jobs.length > 0) await tx.job.createMany({ data: jobs });
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

async function attachFiles(tx: Tx, attached: AttachedRow[]): Promise<void> {
  // In one order for all, as the rooms are locked.
  const json = JSON.stringify(attached.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  const count = await tx.$executeRaw`
    UPDATE "Attachment" a SET "messageId" = p."messageId", "roomId" = p."roomId",
                              "position" = p."position"
    FROM jsonb_to_recordset(${json}::jsonb)
      AS p("id" text, "messageId" text, "roomId" text, "position" int)
    WHERE a."id" = p."id" AND a."messageId" IS NULL`;
  if (count !== attached.length) throw new BatchRaced();
}
