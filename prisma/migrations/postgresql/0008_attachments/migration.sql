-- CreateTable
CREATE TABLE "Attachment" (
    "id" TEXT NOT NULL,
    "userId" TEXT,
    "messageId" TEXT,
    "roomId" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "hasThumbnail" BOOLEAN NOT NULL DEFAULT false,
    "alt" TEXT NOT NULL DEFAULT '',
    "storedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LostFile" (
    "id" TEXT NOT NULL,

    CONSTRAINT "LostFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Attachment_messageId_position_idx" ON "Attachment"("messageId", "position");

-- CreateIndex
CREATE INDEX "Attachment_roomId_messageId_idx" ON "Attachment"("roomId", "messageId");

-- CreateIndex
CREATE INDEX "Attachment_userId_bytes_idx" ON "Attachment"("userId", "bytes");

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: whatever takes an attachment away (its message, a room, an account), its bytes are to follow.
CREATE FUNCTION note_lost_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "LostFile" ("id") VALUES (OLD."id");
  RETURN NULL;
END $$;
CREATE TRIGGER "Attachment_lost_file" AFTER DELETE ON "Attachment"
FOR EACH ROW EXECUTE FUNCTION note_lost_file();
