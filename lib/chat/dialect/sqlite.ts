import type { Dialect } from "./dialect";

/** Dates as Prisma's adapter writes them, which then sort as text. */
const isoTime = (ms: number) => new Date(ms).toISOString().replace("Z", "+00:00");

export const sqlite: Dialect = {
  lockRooms(tx, roomIds) {
    // The first write locks the whole database, so no order among rooms is needed.
    return tx.$queryRaw`
      UPDATE "Room" SET "rev" = "rev"
      WHERE "id" IN (SELECT value FROM json_each(${JSON.stringify(roomIds)}))
      RETURNING "id", "lastSeq", "rev"`;
  },
  findAuthors(tx, pairs) {
    return tx.$queryRaw`
      SELECT m."roomId", u."id", u."firstName", u."lastName", u."kind",
             u."pictureId", u."deletedAt"
      FROM json_each(${JSON.stringify(pairs)}) p
      JOIN "Membership" m ON m."roomId" = p.value ->> 'roomId' AND m."userId" = p.value ->> 'authorId'
      JOIN "User" u ON u."id" = m."userId"`;
  },
  findStored(tx, keys) {
    return tx.$queryRaw`
      SELECT t."id" FROM json_each(${JSON.stringify(keys)}) p
      JOIN "Message" t
        ON t."authorId" = p.value ->> 'authorId' AND t."clientId" = p.value ->> 'clientId'`;
  },
  insertMessages(tx, rows) {
    const json = JSON.stringify(rows.map((row) => ({ ...row, createdAt: isoTime(row.createdAt) })));
    return tx.$executeRaw`
      INSERT INTO "Message" ("id", "roomId", "seq", "rev", "authorId", "clientId", "body", "createdAt")
      SELECT value ->> 'id', value ->> 'roomId', value ->> 'seq', value ->> 'rev',
             value ->> 'authorId', value ->> 'clientId', value ->> 'body', value ->> 'createdAt'
      FROM json_each(${json}) WHERE true
      ON CONFLICT DO NOTHING`;
  },
  async advanceRooms(tx, clocks) {
    await tx.$executeRaw`
      UPDATE "Room" SET "lastSeq" = p.value ->> 'lastSeq', "rev" = p.value ->> 'rev'
      FROM json_each(${JSON.stringify(clocks)}) p WHERE "Room"."id" = p.value ->> 'id'`;
  },
  async advanceReadMarks(tx, marks) {
    await tx.$executeRaw`
      UPDATE "Membership" SET "readSeq" = max("readSeq", p.value ->> 'seq')
      FROM json_each(${JSON.stringify(marks)}) p
      WHERE "roomId" = p.value ->> 'roomId' AND "userId" = p.value ->> 'authorId'`;
  },
};
