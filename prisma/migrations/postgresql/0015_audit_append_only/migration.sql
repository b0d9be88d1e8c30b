-- By hand: Prisma knows no triggers. What an administrator did stays; only a deleted account is taken
-- out of it, as lib/chat/purge-account.ts does.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit is only added to.';
END $$;
CREATE TRIGGER "AuditEntry_delete" BEFORE DELETE ON "AuditEntry"
FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER "AuditEntry_truncate" BEFORE TRUNCATE ON "AuditEntry"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE FUNCTION refuse_audit_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."id" = OLD."id" AND NEW."createdAt" = OLD."createdAt"
    AND NEW."action" = OLD."action" AND NEW."targetKind" = OLD."targetKind"
    AND (
      (NEW."actorId" IS NOT DISTINCT FROM OLD."actorId"
        AND NEW."address" IS NOT DISTINCT FROM OLD."address")
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
        AND NEW."targetId" = split_part(OLD."targetId", '/', 1) || '/deleted-member'
        AND EXISTS (SELECT 1 FROM "User" WHERE "deletedAt" IS NOT NULL
          AND "id" = split_part(OLD."targetId", '/', 2))
      )
    )
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The audit is only added to.';
END $$;
CREATE TRIGGER "AuditEntry_update" BEFORE UPDATE ON "AuditEntry"
FOR EACH ROW EXECUTE FUNCTION refuse_audit_update();
