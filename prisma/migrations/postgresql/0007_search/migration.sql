-- CreateTable
CREATE TABLE "SearchEntry" (
    "id" SERIAL NOT NULL,
    "messageId" TEXT NOT NULL,

    CONSTRAINT "SearchEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SearchEntry_messageId_key" ON "SearchEntry"("messageId");

-- AddForeignKey
ALTER TABLE "SearchEntry" ADD CONSTRAINT "SearchEntry_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The rest by hand: Prisma knows no full text. Messages that are there already go in by
-- lib/migrate/fill-search.ts: their pieces are cut by the same code as on SQLite.
CREATE TABLE "SearchWords" (
    "id" INTEGER NOT NULL,
    "words" TSVECTOR NOT NULL,

    CONSTRAINT "SearchWords_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "SearchWords_id_fkey" FOREIGN KEY ("id") REFERENCES "SearchEntry"("id") ON DELETE CASCADE
);
CREATE INDEX "SearchWords_words_idx" ON "SearchWords" USING GIN ("words");

-- Whoever empties or changes a body cannot forget what was found by it.
CREATE FUNCTION forget_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SearchWords" w USING "SearchEntry" e WHERE e."messageId" = OLD."id" AND w."id" = e."id";
  IF NEW."body" = '' THEN DELETE FROM "SearchEntry" WHERE "messageId" = OLD."id"; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Message_search_update" AFTER UPDATE OF "body" ON "Message"
FOR EACH ROW WHEN (OLD."body" <> NEW."body") EXECUTE FUNCTION forget_search_words();
