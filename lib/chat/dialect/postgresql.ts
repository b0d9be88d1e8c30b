import type { Dialect } from "./dialect";

export const postgresql: Dialect = {
  lockRooms(tx, roomIds) {
    // Everyone locks in the same order, so two batches never wait for each other.
    return tx.$queryRaw`
      SELECT "id", "lastSeq", "rev" FROM "Room"
      WHERE "id" IN (SELECT jsonb_array_elements_text(${JSON.stringify(roomIds)}::jsonb))
      ORDER BY "id" FOR UPDATE`;
  },
  findAuthors(tx, pairs) {
    return tx.$queryRaw`
      SELECT m."roomId", u."id", u."firstName", u."lastName", u."kind",
             u."pictureId", u."deletedAt"
      FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS p("roomId" text, "authorId" text)
      JOIN "Membership" m ON m."roomId" = p."roomId" AND m."userId" = p."authorId"
      JOIN "User" u ON u."id" = m."userId"`;
  },
  findStored(tx, keys) {
    return tx.$queryRaw`
      SELECT t."id"
      FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS p("authorId" text, "clientId" text)
      JOIN "Message" t ON t."authorId" = p."authorId" AND t."clientId" = p."clientId"`;
  },
  insertMessages(tx, rows) {
    const json = JSON.stringify(
      rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() })),
    );
    return tx.$executeRaw`
      INSERT INTO "Message" ("id", "roomId", "seq", "rev", "authorId", "clientId", "body", "createdAt")
      SELECT "id", "roomId", "seq", "rev", "authorId", "clientId", "body", "createdAt"
      FROM jsonb_to_recordset(${json}::jsonb) AS p(
        "id" text, "roomId" text, "seq" int, "rev" int, "authorId" text, "clientId" text,
        "body" text, "createdAt" timestamp(3))
      ON CONFLICT DO NOTHING`;
  },
  async advanceRooms(tx, clocks) {
    await tx.$executeRaw`
      UPDATE "Room" SET "lastSeq" = p."lastSeq", "rev" = p."rev"
      FROM jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) AS p("id" text, "lastSeq" int, "rev" int)
      WHERE "Room"."id" = p."id"`;
  },
  async advanceReadMarks(tx, marks) {
    await tx.$executeRaw`
      UPDATE "Membership" SET "readSeq" = greatest("readSeq", p."seq")
      FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
        AS p("roomId" text, "authorId" text, "seq" int)
      WHERE "Membership"."roomId" = p."roomId" AND "Membership"."userId" = p."authorId"`;
  },
};
