import { transactAtOnce } from "@/lib/db";
import {
  type AuthorRow,
  BatchRaced,
  type Dialect,
  type NewRow,
  type QuotedRow,
  quotedIds,
  type RoomClock,
  type StoredRow,
} from "./dialect";

/** Dates as Prisma's adapter writes them, which then sort as text. */
const isoTime = (ms: number) => new Date(ms).toISOString().replace("Z", "+00:00");

// The first write locks the whole database, so no order among rooms is needed.
const lockRooms = `
  UPDATE "Room" SET "rev" = "rev" WHERE "id" IN (SELECT value ->> 'roomId' FROM json_each(?))
  RETURNING "id", "lastSeq", "rev"`;

const findAuthors = `
  SELECT DISTINCT m."roomId", u."id", u."firstName", u."lastName", u."kind", u."pictureId",
         u."deletedAt"
  FROM json_each(?) p
  JOIN "Membership" m ON m."roomId" = p.value ->> 'roomId' AND m."userId" = p.value ->> 'authorId'
  JOIN "User" u ON u."id" = m."userId"`;

const findStored = `
  SELECT t."id", t."roomId", t."authorId", t."clientId", t."body", t."replyToId",
         t."editedAt", t."deletedAt"
  FROM json_each(?) p
  JOIN "Message" t
    ON t."authorId" = p.value ->> 'authorId' AND t."clientId" = p.value ->> 'clientId'`;

const findQuoted = `
  SELECT t."id", t."roomId", t."seq", t."authorId", u."firstName", u."lastName", u."pictureId",
         u."deletedAt", iif(u."deletesMessages" AND u."deletedAt" IS NOT NULL, '', t."body") AS "body"
  FROM json_each(?) p
  JOIN "Message" t ON t."id" = p.value AND t."systemVerb" IS NULL
  JOIN "User" u ON u."id" = t."authorId"`;

const insertRows = `
  INSERT INTO "Message" ("id", "roomId", "seq", "rev", "authorId", "clientId", "body", "replyToId",
                         "createdAt")
  SELECT value ->> 'id', value ->> 'roomId', value ->> 'seq', value ->> 'rev',
         value ->> 'authorId', value ->> 'clientId', value ->> 'body', value ->> 'replyToId',
         value ->> 'createdAt'
  FROM json_each(?) WHERE true
  ON CONFLICT DO NOTHING`;

const advanceRooms = `
  UPDATE "Room" SET "lastSeq" = p.value ->> 'lastSeq', "rev" = p.value ->> 'rev'
  FROM json_each(?) p WHERE "Room"."id" = p.value ->> 'id'`;

const advanceReadMarks = `
  UPDATE "Membership" SET "readSeq" = max("readSeq", p.value ->> 'seq')
  FROM json_each(?) p
  WHERE "roomId" = p.value ->> 'roomId' AND "userId" = p.value ->> 'authorId'`;

export const sqlite: Dialect = {
  commitBatch(batch, plan) {
    const keys = JSON.stringify(
      batch.map(({ authorId, roomId, clientId }) => ({ authorId, roomId, clientId })),
    );
    const quotes = quotedIds(batch);
    return transactAtOnce((sql) => {
      const rooms = sql.all<RoomClock>(lockRooms, keys);
      const authors = sql.all<AuthorRow>(findAuthors, keys);
      const stored = sql.all<StoredRow>(findStored, keys);
      const quoted = quotes ? sql.all<QuotedRow>(findQuoted, quotes) : [];
      const planned = plan({ rooms, authors, stored, quoted });
      const { rows, clocks, marks } = planned;
      if (rows.length > 0) {
        if (sql.run(insertRows, rowsJson(rows)) !== rows.length) throw new BatchRaced();
        sql.run(advanceRooms, JSON.stringify(clocks));
        sql.run(advanceReadMarks, JSON.stringify(marks));
      }
      return planned;
    });
  },
  insertMessages: (tx, rows) => tx.$executeRawUnsafe(insertRows, rowsJson(rows)),
};

function rowsJson(rows: NewRow[]): string {
  return JSON.stringify(rows.map((row) => ({ ...row, createdAt: isoTime(row.createdAt) })));
}
