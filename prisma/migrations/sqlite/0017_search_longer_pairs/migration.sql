-- Two words beside each other are one piece when they have six letters together, no longer three each.
-- Emptied and filled anew as in 0016, since FTS5 takes words out by being told them again.
PRAGMA secure_delete = ON;
INSERT INTO "SearchWords" ("SearchWords") VALUES ('delete-all');
DELETE FROM "SearchLeftover";
PRAGMA secure_delete = OFF;
INSERT INTO "SearchWords" (rowid, words)
SELECT e."id", search_words(t."body", t."roomId")
FROM "SearchEntry" e CROSS JOIN "Message" t ON t."id" = e."messageId" ORDER BY e."id";
UPDATE "SearchProgress" SET "upTo" = (SELECT coalesce(max("id"), 0) FROM "SearchEntry");
