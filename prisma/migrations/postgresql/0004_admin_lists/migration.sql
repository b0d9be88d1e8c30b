-- DropIndex
DROP INDEX "AuditEntry_action_idx";

-- DropIndex
DROP INDEX "AuditEntry_actorId_idx";

-- DropIndex
DROP INDEX "Session_userId_idx";

-- DropIndex
DROP INDEX "User_deletedAt_idx";

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_id_idx" ON "AuditEntry"("actorId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_action_id_idx" ON "AuditEntry"("action", "id");

-- CreateIndex
CREATE INDEX "Membership_role_roomId_userId_idx" ON "Membership"("role", "roomId", "userId");

-- CreateIndex
CREATE INDEX "Room_searchName_id_idx" ON "Room"("searchName", "id");

-- CreateIndex
CREATE INDEX "Session_userId_lastSeenAt_idx" ON "Session"("userId", "lastSeenAt");

-- CreateIndex
CREATE INDEX "User_deletedAt_kind_idx" ON "User"("deletedAt", "kind");

-- CreateIndex
CREATE INDEX "User_firstName_lastName_id_idx" ON "User"("firstName", "lastName", "id");
