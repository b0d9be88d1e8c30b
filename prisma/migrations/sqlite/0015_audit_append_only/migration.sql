-- By hand: Prisma knows no triggers. What an administrator did stays; only a deleted account is taken
-- out of it, as lib/chat/purge-account.ts does.
CREATE TRIGGER "AuditEntry_delete" BEFORE DELETE ON "AuditEntry"
BEGIN
  SELECT RAISE(ABORT, 'The audit is only added to.');
END;

-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER "AuditEntry_insert" BEFORE INSERT ON "AuditEntry"
WHEN EXISTS (SELECT 1 FROM "AuditEntry" WHERE "id" = NEW."id")
BEGIN
  SELECT RAISE(ABORT, 'The audit is only added to.');
END;

CREATE TRIGGER "AuditEntry_update" BEFORE UPDATE ON "AuditEntry"
WHEN NOT (
  NEW."id" = OLD."id" AND NEW."createdAt" = OLD."createdAt"
  AND NEW."action" = OLD."action" AND NEW."targetKind" = OLD."targetKind"
  AND (
    (NEW."actorId" IS OLD."actorId" AND NEW."address" IS OLD."address")
    OR (
      NEW."actorId" = 'deleted-member' AND NEW."address" IS NULL
      AND EXISTS (SELECT 1 FROM "User" WHERE "id" = OLD."actorId" AND "deletedAt" IS NOT NULL)
    )
  )
  AND (
    (NEW."targetId" = OLD."targetId" AND NEW."detail" = OLD."detail")
    OR (
      NEW."targetId" = 'deleted-member' AND NEW."detail" = '{}'
      AND EXISTS (SELECT 1 FROM "User" WHERE "id" = OLD."targetId" AND "deletedAt" IS NOT NULL)
    )
    OR (
      OLD."targetKind" = 'membership' AND NEW."detail" = OLD."detail"
      AND NEW."targetId" = substr(OLD."targetId", 1, instr(OLD."targetId", '/')) || 'deleted-member'
      AND EXISTS (SELECT 1 FROM "User" WHERE "deletedAt" IS NOT NULL
        AND "id" = substr(OLD."targetId", instr(OLD."targetId", '/') + 1))
    )
  )
)
BEGIN
  SELECT RAISE(ABORT, 'The audit is only added to.');
END;
