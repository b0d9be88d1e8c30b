-- AlterTable
ALTER TABLE "User" ADD COLUMN     "hidesLastSeen" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "lastSeenAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "mutedUntil" TIMESTAMP(3),
ADD COLUMN     "readTurn" INTEGER NOT NULL DEFAULT 0;
