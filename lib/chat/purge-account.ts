import { Prisma } from "@/generated/sqlite/client";
import { type Tx, transact } from "@/lib/db";
import type { JobKinds } from "@/lib/jobs/jobs";
import { removeMailsTo } from "@/lib/jobs/outbox";
import { dropTraces } from "./delete-message";
import { deletedMemberId, ensureDeletedMember } from "./deleted-member";
import { scrubLog } from "./scrub-log";
import { takeReactions } from "./take-reactions";

/** As lib/chat/import-flask/messages.ts names them, and hardly anybody else. */
const importedClientId = "flask-________-____-5___-____-____________";

/** Messages in one transaction: others write in between. */
const chunk = 500;

/** Which deletion is meant: an account may be deleted, brought back and deleted again. */
type Deletion = { userId: string; deletedAt: Date };

/**
 * The job that ends a deleted account for good. What it kept of its messages goes over to "Deleted
 * member"; nothing else of it is left. Begins again where a crash ended it; does nothing for an
 * account that was brought back.
 */
export async function purgeAccount(job: JobKinds["account:purge"]): Promise<void> {
  const { userId, email } = job;
  await removeMailsTo(email);
  if (!(await stripAccount({ userId, deletedAt: new Date(job.deletedAt) }))) return;
  await takeReactions(userId);
  while (await takeMessages(userId)) {}
  await transact((tx) => dropUser(tx, userId));
  // One may have been on its way when the first were removed.
  await removeMailsTo(email);
  scrubLog();
}

/**
 * Takes who it was off an account, and every way in: from here on it cannot be brought back. False
 * where it was brought back before. The address is free again.
 */
export async function stripAccount({ userId, deletedAt }: Deletion): Promise<boolean> {
  return transact(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, deletedAt },
      data: { email: `deleted ${userId}`, passwordHash: "", ...nobody },
    });
    if (count === 0) return false;
    const theirs = { where: { userId } };
    await tx.session.deleteMany(theirs);
    await tx.accessToken.deleteMany(theirs);
    await tx.verificationToken.deleteMany(theirs);
    await tx.passkey.deleteMany(theirs);
    await tx.recoveryCode.deleteMany(theirs);
    await tx.picture.deleteMany(theirs);
    await tx.job.deleteMany({ where: { userId, kind: { not: "account:purge" } } });
    await anonymizeAudit(tx, userId);
    return true;
  });
}

const nobody = {
  firstName: "",
  lastName: "",
  isAdmin: false,
  emailVerifiedAt: null,
  pictureId: null,
  timeZone: null,
  language: null,
  totpSecret: null,
  totpEnabledAt: null,
  totpLastStep: null,
  leftSeats: "[]",
  lastSeenAt: null,
  hidesLastSeen: false,
};

/** That an administrator did something stays; that it was they, or was about them, does not. */
async function anonymizeAudit(tx: Tx, userId: string): Promise<void> {
  const { auditEntry } = tx;
  await auditEntry.updateMany({
    where: { actorId: userId },
    data: { actorId: deletedMemberId, address: null },
  });
  await auditEntry.updateMany({
    where: { targetId: userId },
    data: { targetId: deletedMemberId, detail: "{}" },
  });
  await tx.$executeRaw`
    UPDATE "AuditEntry" SET "targetId" = replace("targetId", ${userId}, ${deletedMemberId})
    WHERE "targetKind" = 'membership' AND "targetId" LIKE ${`%/${userId}`}`;
}

/** Moves the next messages to "Deleted member", or empties them; false where none is left. */
async function takeMessages(userId: string): Promise<boolean> {
  return transact(async (tx) => {
    await ensureDeletedMember(tx);
    const { deletesMessages, deletedAt } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { deletesMessages: true, deletedAt: true },
    });
    const next = await tx.message.findMany({
      where: { authorId: userId },
      take: chunk,
      select: { id: true },
    });
    const ids = { in: next.map(({ id }) => id) };
    if (deletesMessages) {
      await tx.message.updateMany({
        where: { id: ids, systemVerb: null, deletedAt: null },
        data: { body: "", deletedAt },
      });
      await dropTraces(tx, { id: ids });
    }
    // What somebody thought better of was never meant to stay.
    await tx.messageEdit.deleteMany({ where: { messageId: ids } });
    await giveAway(tx, next);
    return next.length === chunk;
  });
}

/**
 * By its `clientId` a later import knows that it has brought a message already; an author's own are
 * forgotten. Whoever made one up that looks the same may do so under two accounts.
 */
async function giveAway(tx: Tx, messages: { id: string }[]): Promise<void> {
  if (messages.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Message" SET "authorId" = ${deletedMemberId}, "clientId" = CASE
      WHEN "clientId" LIKE ${importedClientId} AND NOT EXISTS (
        SELECT 1 FROM "Message" m
        WHERE m."authorId" = ${deletedMemberId} AND m."clientId" = "Message"."clientId")
      THEN "clientId" END
    WHERE "id" IN (${Prisma.join(messages.map(({ id }) => id))})`;
}

/** Takes the row away, and with it what hangs on it. */
async function dropUser(tx: Tx, userId: string): Promise<void> {
  const doer = { systemById: deletedMemberId };
  await tx.message.updateMany({ where: { systemById: userId }, data: doer });
  // Others' words go on meaning somebody, whom they now name as nobody in particular.
  await tx.mention.updateMany({ where: { userId }, data: { userId: deletedMemberId } });
  await tx.ban.updateMany({ where: { byId: userId }, data: { byId: deletedMemberId } });
  await tx.user.deleteMany({ where: { id: userId } });
}
