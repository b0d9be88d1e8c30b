-- CreateIndex
CREATE INDEX "Message_systemById_idx" ON "Message"("systemById");
