-- CreateIndex
CREATE INDEX "Room_searchName_id_idx" ON "Room"("searchName", "id");

-- CreateIndex
CREATE INDEX "User_firstName_lastName_id_idx" ON "User"("firstName", "lastName", "id");
