-- CreateTable
CREATE TABLE "SearchEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "messageId" TEXT NOT NULL,
    CONSTRAINT "SearchEntry_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- The rest by hand: Prisma knows no full text. Only which pieces a message has, never where; what
-- leaves is overwritten. `search_words` is lib/contract/search-words.ts, on every connection of ours.
CREATE VIRTUAL TABLE "SearchWords" USING fts5(words, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
INSERT INTO "SearchWords" ("SearchWords", rank) VALUES ('secure-delete', 1);

INSERT INTO "SearchEntry" ("messageId")
SELECT "id" FROM "Message" WHERE "systemVerb" IS NULL AND "body" <> '' ORDER BY "createdAt", "id";

-- CreateIndex
CREATE UNIQUE INDEX "SearchEntry_messageId_key" ON "SearchEntry"("messageId");

INSERT INTO "SearchWords" (rowid, words)
SELECT e."id", search_words(t."body", t."roomId")
FROM "SearchEntry" e CROSS JOIN "Message" t ON t."id" = e."messageId" ORDER BY e."id";

CREATE TRIGGER "Message_search_insert" AFTER INSERT ON "Message"
WHEN NEW."systemVerb" IS NULL AND NEW."body" <> ''
BEGIN
  INSERT INTO "SearchEntry" ("messageId") VALUES (NEW."id");
  INSERT INTO "SearchWords" (rowid, words)
  SELECT "id", search_words(NEW."body", NEW."roomId") FROM "SearchEntry" WHERE "messageId" = NEW."id";
END;

-- FTS5 finds what to take out by the words that went in: they follow from the body that was there.
CREATE TRIGGER "Message_search_edit" AFTER UPDATE OF "body" ON "Message"
WHEN OLD."body" <> NEW."body" AND NEW."body" <> ''
BEGIN
  INSERT INTO "SearchWords" ("SearchWords", rowid, words)
  SELECT 'delete', "id", search_words(OLD."body", OLD."roomId") FROM "SearchEntry" WHERE "messageId" = OLD."id";
  INSERT INTO "SearchWords" (rowid, words)
  SELECT "id", search_words(NEW."body", NEW."roomId") FROM "SearchEntry" WHERE "messageId" = NEW."id";
END;

-- Overwriting takes 2 ms a message, and a room may have a hundred thousand: without its entry a message
-- is found no more, and lib/chat/forget-search-words.ts overwrites its pieces soon after, bit by bit.
CREATE TABLE "SearchLeftover" ("id" INTEGER NOT NULL PRIMARY KEY, "words" TEXT NOT NULL);

CREATE TRIGGER "Message_search_empty" AFTER UPDATE OF "body" ON "Message"
WHEN OLD."body" <> '' AND NEW."body" = ''
BEGIN
  INSERT INTO "SearchLeftover" ("id", "words")
  SELECT "id", search_words(OLD."body", OLD."roomId") FROM "SearchEntry" WHERE "messageId" = OLD."id";
  DELETE FROM "SearchEntry" WHERE "messageId" = OLD."id";
END;

CREATE TRIGGER "Message_search_delete" BEFORE DELETE ON "Message"
BEGIN
  INSERT INTO "SearchLeftover" ("id", "words")
  SELECT "id", search_words(OLD."body", OLD."roomId") FROM "SearchEntry" WHERE "messageId" = OLD."id";
  DELETE FROM "SearchEntry" WHERE "messageId" = OLD."id";
END;
