-- By hand: Prisma would make the table anew, and knows neither indexes of expressions nor triggers.
ALTER TABLE "User" ADD COLUMN "roomCount" INTEGER NOT NULL DEFAULT 0;
UPDATE "User" SET "roomCount" = (SELECT count(*) FROM "Membership" m WHERE m."userId" = "User"."id");

CREATE TRIGGER "Membership_count_insert" AFTER INSERT ON "Membership"
BEGIN
  UPDATE "User" SET "roomCount" = "roomCount" + 1 WHERE "id" = NEW."userId";
END;

CREATE TRIGGER "Membership_count_delete" AFTER DELETE ON "Membership"
BEGIN
  UPDATE "User" SET "roomCount" = "roomCount" - 1 WHERE "id" = OLD."userId";
END;

-- CreateIndex
CREATE INDEX "User_roomCount_id_idx" ON "User"("roomCount", "id");

-- CreateIndex
CREATE INDEX "User_createdAt_id_idx" ON "User"("createdAt", "id");

-- What the administration's list sorts by, letter by letter as in lib/chat/admin-user-list.ts.
CREATE INDEX "User_verified_idx" ON "User"((CASE WHEN "emailVerifiedAt" IS NULL THEN 1 ELSE 0 END), "id");
CREATE INDEX "User_role_idx" ON "User"((CASE WHEN "isAdmin" THEN 0 WHEN "kind" = 'bot' THEN 1 ELSE 2 END), "id");
CREATE INDEX "User_state_idx" ON "User"((CASE WHEN "deletedAt" IS NOT NULL THEN 2 WHEN "deactivatedAt" IS NOT NULL THEN 1 ELSE 0 END), "id");

-- Filtering by name and address reads this index alone.
DROP INDEX "User_firstName_lastName_id_idx";

-- CreateIndex
CREATE INDEX "User_firstName_lastName_id_email_deletedAt_idx" ON "User"("firstName", "lastName", "id", "email", "deletedAt");

-- Messages go into the full-text index soon after their commit, many at a time: alone, each would cost
-- a hundred times as much. Until then search reads them one by one (lib/chat/index-search-tail.ts).
CREATE TABLE "SearchProgress" ("one" INTEGER NOT NULL PRIMARY KEY CHECK ("one" = 1), "upTo" INTEGER NOT NULL);
INSERT INTO "SearchProgress" ("one", "upTo") SELECT 1, coalesce(max("id"), 0) FROM "SearchEntry";

DROP TRIGGER "Message_search_insert";
CREATE TRIGGER "Message_search_insert" AFTER INSERT ON "Message"
WHEN NEW."systemVerb" IS NULL AND NEW."body" <> ''
BEGIN
  INSERT INTO "SearchEntry" ("messageId") VALUES (NEW."id");
END;

DROP TRIGGER "Message_search_edit";
CREATE TRIGGER "Message_search_edit" AFTER UPDATE OF "body" ON "Message"
WHEN OLD."body" <> NEW."body" AND NEW."body" <> ''
BEGIN
  INSERT INTO "SearchWords" ("SearchWords", rowid, words)
  SELECT 'delete', "id", search_words(OLD."body", OLD."roomId") FROM "SearchEntry"
  WHERE "messageId" = OLD."id" AND "id" <= (SELECT "upTo" FROM "SearchProgress");
  INSERT INTO "SearchWords" (rowid, words)
  SELECT "id", search_words(NEW."body", NEW."roomId") FROM "SearchEntry"
  WHERE "messageId" = NEW."id" AND "id" <= (SELECT "upTo" FROM "SearchProgress");
END;

DROP TRIGGER "Message_search_empty";
CREATE TRIGGER "Message_search_empty" AFTER UPDATE OF "body" ON "Message"
WHEN OLD."body" <> '' AND NEW."body" = ''
BEGIN
  INSERT INTO "SearchLeftover" ("id", "words")
  SELECT "id", search_words(OLD."body", OLD."roomId") FROM "SearchEntry"
  WHERE "messageId" = OLD."id" AND "id" <= (SELECT "upTo" FROM "SearchProgress");
  DELETE FROM "SearchEntry" WHERE "messageId" = OLD."id";
END;

DROP TRIGGER "Message_search_delete";
CREATE TRIGGER "Message_search_delete" BEFORE DELETE ON "Message"
BEGIN
  INSERT INTO "SearchLeftover" ("id", "words")
  SELECT "id", search_words(OLD."body", OLD."roomId") FROM "SearchEntry"
  WHERE "messageId" = OLD."id" AND "id" <= (SELECT "upTo" FROM "SearchProgress");
  DELETE FROM "SearchEntry" WHERE "messageId" = OLD."id";
END;
