-- AlterTable
ALTER TABLE "Room" ADD COLUMN "linkPreviews" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "LinkPage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "siteName" TEXT NOT NULL DEFAULT '',
    "hasImage" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "freshUntil" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "LinkImage" (
    "pageId" TEXT NOT NULL PRIMARY KEY,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "LinkImage_pageId_fkey" FOREIGN KEY ("pageId") REFERENCES "LinkPage" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LinkPreview" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "messageId" TEXT NOT NULL,
    "pageId" TEXT NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "LinkPreview_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LinkPreview_pageId_fkey" FOREIGN KEY ("pageId") REFERENCES "LinkPage" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "LinkPage_url_freshUntil_idx" ON "LinkPage"("url", "freshUntil");

-- CreateIndex
CREATE UNIQUE INDEX "LinkPreview_messageId_key" ON "LinkPreview"("messageId");

-- CreateIndex
CREATE INDEX "LinkPreview_pageId_idx" ON "LinkPreview"("pageId");

-- By hand: whatever takes a message or its preview away, a page goes with the last message that shows it.
CREATE TRIGGER "LinkPreview_last_of_page" AFTER DELETE ON "LinkPreview"
BEGIN
  DELETE FROM "LinkPage" WHERE "id" = OLD."pageId"
  AND NOT EXISTS (SELECT 1 FROM "LinkPreview" WHERE "pageId" = OLD."pageId");
END;
