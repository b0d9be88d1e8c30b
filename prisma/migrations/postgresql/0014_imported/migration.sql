-- CreateTable
CREATE TABLE "Imported" (
    "mark" TEXT NOT NULL,
    "userId" TEXT,
    "roomId" TEXT,

    CONSTRAINT "Imported_pkey" PRIMARY KEY ("mark")
);

-- CreateIndex
CREATE INDEX "Imported_userId_idx" ON "Imported"("userId");

-- CreateIndex
CREATE INDEX "Imported_roomId_idx" ON "Imported"("roomId");

-- AddForeignKey
ALTER TABLE "Imported" ADD CONSTRAINT "Imported_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Imported" ADD CONSTRAINT "Imported_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE SET NULL ON UPDATE CASCADE;
