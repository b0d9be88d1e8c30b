-- Two short words beside each other are in the index as one piece, too. FTS5 takes words out by being
-- told them again: it is emptied and filled anew, so nothing is left that is to be taken out.
-- What it has of deleted messages is overwritten.
PRAGMA secure_delete = ON;
INSERT INTO "SearchWords" ("SearchWords") VALUES ('delete-all');
DELETE FROM "SearchLeftover";
PRAGMA secure_delete = OFF;
INSERT INTO "SearchWords" (rowid, words)
SELECT e."id", search_words(t."body", t."roomId")
FROM "SearchEntry" e CROSS JOIN "Message" t ON t."id" = e."messageId" ORDER BY e."id";
UPDATE "SearchProgress" SET "upTo" = (SELECT coalesce(max("id"), 0) FROM "SearchEntry");

-- When the messages of a thousand entries in the index were written, in seconds since the epoch: what
-- is older or later than wanted is passed over (lib/chat/index-search-tail.ts).
CREATE TABLE "SearchBlock" ("id" INTEGER NOT NULL PRIMARY KEY, "earliest" INTEGER NOT NULL, "latest" INTEGER NOT NULL);
INSERT INTO "SearchBlock" ("id", "earliest", "latest")
SELECT e."id" / 1000 AS "block", min(unixepoch(t."createdAt")), max(unixepoch(t."createdAt"))
FROM "SearchEntry" e CROSS JOIN "Message" t ON t."id" = e."messageId" GROUP BY "block";
