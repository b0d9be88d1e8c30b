import { type Statements, transactAtOnce } from "@/lib/db";
import {
  type AuthorRow,
  type BatchFacts,
  type BatchItem,
  type BatchPlan,
  BatchRaced,
  type Dialect,
  type FileRow,
  type NamedRow,
  type NewRow,
  type QuotedRow,
  quotedIds,
  type RoomClock,
  type RoomFacts,
  type StoredRow,
  wantedFiles,
  wantedNames,
} from "./dialect";
import { searchHits, searchRanges } from "./sqlite-search";

/** Dates as Prisma's adapter writes them, which then sort as text. */
const isoTime = (ms: number) => new Date(ms).toISOString().replace("Z", "+00:00");

const findRoom = `SELECT "id", "lastSeq", "rev", "linkPreviews" FROM "Room" WHERE "id" = ?`;

const findAuthor = `
  SELECT m."roomId", m."role", u."id", u."firstName", u."lastName", u."kind", u."pictureId",
         u."deletedAt"
  FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
  WHERE m."roomId" = ? AND m."userId" = ?`;

const findStored = `
  SELECT t."id", t."roomId", t."authorId", t."clientId", t."body", t."replyToId", t."editedAt",
         t."deletedAt", (SELECT count(*) FROM "Attachment" a WHERE a."messageId" = t."id") AS "files"
  FROM "Message" t WHERE t."authorId" = ? AND t."clientId" = ?`;

const findQuoted = `
  SELECT t."id", t."roomId", t."seq", t."authorId", u."firstName", u."lastName", u."pictureId",
         u."deletedAt", iif(u."deletesMessages" AND u."deletedAt" IS NOT NULL, '', t."body") AS "body",
         iif(u."deletesMessages" AND u."deletedAt" IS NOT NULL, 0,
             (SELECT count(*) FROM "Attachment" a WHERE a."messageId" = t."id")) AS "files",
         (SELECT a."name" FROM "Attachment" a WHERE a."messageId" = t."id"
          ORDER BY a."position" LIMIT 1) AS "firstFile"
  FROM json_each(?) p
  JOIN "Message" t ON t."id" = p.value AND t."systemVerb" IS NULL
  JOIN "User" u ON u."id" = t."authorId"`;

const findNamed = `
  SELECT DISTINCT m."roomId", u."id", u."firstName", u."lastName", u."kind", u."pictureId",
         u."deletedAt", u."deletesMessages"
  FROM json_each(?) p
  JOIN "User" u ON u."firstName" = p.value ->> 'firstName' AND u."lastName" = p.value ->> 'lastName'
               AND u."deletedAt" IS NULL
  JOIN "Membership" m ON m."roomId" = p.value ->> 'roomId' AND m."userId" = u."id"`;

const findFiles = `
  SELECT a."id", a."userId", a."messageId", a."storedAt", a."name", a."contentType", a."bytes",
         a."width", a."height", a."hasThumbnail", a."alt"
  FROM json_each(?) p JOIN "Attachment" a ON a."id" = p.value`;

const attachFile = `
  UPDATE "Attachment" SET "messageId" = ?, "roomId" = ?, "position" = ?
  WHERE "id" = ? AND "messageId" IS NULL`;

// Words have theirs by a trigger; what has files is found by these, with words or without.
const insertEntry = `INSERT INTO "SearchEntry" ("messageId") VALUES (?) ON CONFLICT DO NOTHING`;

const insertMentions = `
  INSERT INTO "Mention" ("messageId", "userId", "roomId", "seq", "name")
  SELECT value ->> 'messageId', value ->> 'userId', value ->> 'roomId', value ->> 'seq',
         value ->> 'name'
  FROM json_each(?)`;

const columns = `"id", "roomId", "seq", "rev", "authorId", "clientId", "body", "replyToId", "createdAt"`;

/** Rows of one statement, the most first: each statement more costs as much as several rows. */
const insertSizes = [50, 8, 1].map((count) => ({
  count,
  statement: `
    INSERT INTO "Message" (${columns})
    VALUES ${Array(count).fill("(?, ?, ?, ?, ?, ?, ?, ?, ?)").join(", ")} ON CONFLICT DO NOTHING`,
}));

const advanceRoom = `UPDATE "Room" SET "lastSeq" = ?, "rev" = ? WHERE "id" = ?`;

const keepRead = `
  UPDATE "Membership" SET "readSeq" = ? WHERE "roomId" = ? AND "readSeq" >= ?`;

const insertJob = `
  INSERT INTO "Job" ("id", "kind", "payload", "userId", "runAt", "createdAt")
  VALUES (?, ?, ?, ?, ?, ?)`;

const advanceReadMark = `
  UPDATE "Membership" SET "readSeq" = max("readSeq", ?) WHERE "roomId" = ? AND "userId" = ?`;

/** Statement by statement: inside the process a kept one costs less than a list of them in JSON. */
export const sqlite: Dialect = {
  commitBatch: (batch, plan) =>
    transactAtOnce((sql) => {
      const planned = plan(findFacts(sql, batch));
      write(sql, planned);
      return planned;
    }),
  append: (roomIds, plan) =>
    transactAtOnce((sql) => {
      const rooms = roomIds.flatMap((id) => sql.all<RoomClock>(findRoom, id));
      if (rooms.length < roomIds.length) throw new BatchRaced();
      const { rows, clocks } = plan(rooms);
      insertRows(sql, rows);
      const before = new Map(rooms.map(({ id, lastSeq }) => [id, lastSeq]));
      for (const { id, lastSeq, rev } of clocks) {
        sql.run(advanceRoom, lastSeq, rev, id);
        sql.run(keepRead, lastSeq, id, before.get(id));
      }
    }),
  findNamed: (tx, wanted) => tx.$queryRawUnsafe<NamedRow[]>(findNamed, wanted),
  async insertMentions(tx, mentions) {
    await tx.$executeRawUnsafe(insertMentions, JSON.stringify(mentions));
  },
  // By the triggers of 0007_search, whatever writes.
  indexMessages: async () => {},
  searchHits,
  searchRanges,
};

/** The transaction holds the whole database from its BEGIN, so nothing has to be locked by a write. */
function findFacts(sql: Statements, batch: BatchItem[]): BatchFacts {
  const roomIds = new Set(batch.map(({ roomId }) => roomId));
  const pairs = new Map(batch.map((item) => [`${item.roomId} ${item.authorId}`, item]));
  const quotes = quotedIds(batch);
  const names = wantedNames(batch);
  const files = wantedFiles(batch);
  return {
    rooms: [...roomIds].flatMap((id) => sql.all<RoomFacts>(findRoom, id)),
    authors: [...pairs.values()].flatMap(({ roomId, authorId }) =>
      sql.all<AuthorRow>(findAuthor, roomId, authorId),
    ),
    stored: batch.flatMap(({ authorId, clientId }) =>
      sql.all<StoredRow>(findStored, authorId, clientId),
    ),
    quoted: quotes ? sql.all<QuotedRow>(findQuoted, quotes) : [],
    named: names ? sql.all<NamedRow>(findNamed, names) : [],
    files: files ? sql.all<FileRow>(findFiles, files) : [],
  };
}

function write(sql: Statements, plan: BatchPlan): void {
  const { rows, mentions, attached, jobs, clocks, marks } = plan;
  insertRows(sql, rows);
  for (const { id, messageId, roomId, position } of attached) {
    if (sql.run(attachFile, messageId, roomId, position, id) !== 1) throw new BatchRaced();
    sql.run(insertEntry, messageId);
  }
  if (mentions.length > 0) sql.run(insertMentions, JSON.stringify(mentions));
  for (const { id, lastSeq, rev } of clocks) sql.run(advanceRoom, lastSeq, rev, id);
  for (const { id, kind, payload, userId, runAt } of jobs) {
    const time = isoTime(runAt.getTime());
    sql.run(insertJob, id, kind, payload, userId, time, time);
  }
  for (const { roomId, authorId, seq } of marks) sql.run(advanceReadMark, seq, roomId, authorId);
}

function insertRows(sql: Statements, rows: NewRow[]): void {
  let at = 0;
  for (const { count, statement } of insertSizes) {
    for (; rows.length - at >= count; at += count) {
      const values = rows.slice(at, at + count).flatMap(valuesOf);
      if (sql.run(statement, ...values) !== count) throw new BatchRaced();
    }
  }
}

/** In the order of `columns`. */
function valuesOf({ createdAt, ...row }: NewRow): unknown[] {
  const { id, roomId, seq, rev, authorId, clientId, body, replyToId } = row;
  return [id, roomId, seq, rev, authorId, clientId, body, replyToId, isoTime(createdAt)];
}
