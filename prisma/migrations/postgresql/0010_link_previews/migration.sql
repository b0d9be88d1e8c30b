-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "linkPreviews" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "LinkPage" (
    "id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "siteName" TEXT NOT NULL DEFAULT '',
    "hasImage" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "freshUntil" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LinkPage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkImage" (
    "pageId" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "LinkImage_pkey" PRIMARY KEY ("pageId")
);

-- CreateTable
CREATE TABLE "LinkPreview" (
    "id" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "pageId" TEXT NOT NULL,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "LinkPreview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LinkPage_url_freshUntil_idx" ON "LinkPage"("url", "freshUntil");

-- CreateIndex
CREATE UNIQUE INDEX "LinkPreview_messageId_key" ON "LinkPreview"("messageId");

-- CreateIndex
CREATE INDEX "LinkPreview_pageId_idx" ON "LinkPreview"("pageId");

-- AddForeignKey
ALTER TABLE "LinkImage" ADD CONSTRAINT "LinkImage_pageId_fkey" FOREIGN KEY ("pageId") REFERENCES "LinkPage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkPreview" ADD CONSTRAINT "LinkPreview_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkPreview" ADD CONSTRAINT "LinkPreview_pageId_fkey" FOREIGN KEY ("pageId") REFERENCES "LinkPage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: whatever takes a message or its preview away, a page goes with the last message that shows
-- it. Its row is locked first: two that go at the same time would each see the other still there, and
-- one that is just being added waits for the end of this.
CREATE FUNCTION forget_link_page() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "LinkPage" WHERE "id" = OLD."pageId" FOR UPDATE;
  DELETE FROM "LinkPage" WHERE "id" = OLD."pageId"
  AND NOT EXISTS (SELECT 1 FROM "LinkPreview" WHERE "pageId" = OLD."pageId");
  RETURN NULL;
END $$;
CREATE TRIGGER "LinkPreview_last_of_page" AFTER DELETE ON "LinkPreview"
FOR EACH ROW EXECUTE FUNCTION forget_link_page();
