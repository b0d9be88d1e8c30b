import { Prisma, type Session, type User } from "@/generated/sqlite/client";
import { opaqueId } from "@/lib/contract/rooms";
import type { SessionView } from "@/lib/contract/sessions";
import { db, lookUp, type Tx, transact } from "@/lib/db";
import { type Actor, type Origin, type PersonActor, requirePerson } from "./actor";
import { announce } from "./announcements";
import { newSecret } from "./ids";
import { refuse } from "./refusal";
import { announceRestored, restoreAccount } from "./restore-account";

const minuteMs = 60_000;
/** Sessions unseen for so long are over. */
const idleMs = 90 * 24 * 60 * minuteMs;
const deviceLength = 400;

/**
 * A row for a browser that just proved who it is; its id goes into the signed cookie. Where the proof
 * was a password, its hash comes along: refused when the password was changed meanwhile. It brings
 * an account back that was deleted in the last days.
 */
export async function startSession(
  userId: string,
  origin: Origin,
  { passwordHash }: { passwordHash?: string } = {},
): Promise<{ sessionId: string }> {
  const { address, device, site, timeZone, language } = origin;
  const sessionId = newSecret();
  const restored = await transact(async (tx) => {
    if (passwordHash) await requireUnchanged(tx, userId, passwordHash);
    const { deactivatedAt } = await tx.user.update({
      where: { id: userId },
      data: { ...(timeZone && { timeZone }), ...(language && { language }) },
      select: { deactivatedAt: true },
    });
    if (deactivatedAt) refuseDeactivated();
    await tx.session.create({
      data: { id: sessionId, userId, address, site, device: device.slice(0, deviceLength) },
    });
    return restoreAccount(tx, userId);
  });
  if (restored) announceRestored(restored);
  return { sessionId };
}

/** For whoever has proved that the account is theirs, and nobody else. */
export function refuseDeactivated(): never {
  refuse("forbidden", { message: "This account was closed by an administrator." });
}

/** Writes the hash over itself, which also holds the row until the session is in. */
async function requireUnchanged(tx: Tx, id: string, passwordHash: string): Promise<void> {
  const where = { id, passwordHash };
  const { count } = await tx.user.updateMany({ where, data: { passwordHash } });
  if (count > 0) return;
  refuse("unauthenticated", { message: "The password was just changed. Log in with the new one." });
}

type SessionRow = Pick<Session, "userId" | "endedAt"> &
  Pick<User, "kind"> & { lastSeenAt: Date | string };

/** Whom a session speaks for, or null when it or the account ended; remembers by the minute when it was seen. */
export async function findSessionActor(sessionId: string): Promise<PersonActor | null> {
  const [session] = await lookUp<SessionRow>(Prisma.sql`
    SELECT s."userId", s."lastSeenAt", s."endedAt", u."kind"
    FROM "Session" s JOIN "User" u ON u."id" = s."userId"
    WHERE s."id" = ${sessionId} AND u."deletedAt" IS NULL AND u."deactivatedAt" IS NULL`);
  if (!session || session.endedAt) return null;
  const unseenMs = Date.now() - new Date(session.lastSeenAt).getTime();
  if (unseenMs > idleMs) return null;
  if (unseenMs > minuteMs) {
    await transact((tx) =>
      tx.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: new Date() } }),
    );
  }
  return { kind: session.kind === "bot" ? "bot" : "person", userId: session.userId, sessionId };
}

/** Logs the asker's own session out: its cookie is dead and its sockets are cut. */
export async function endSession(actor: Actor): Promise<void> {
  if (actor.kind === "operator" || !actor.sessionId) return;
  const { sessionId } = actor;
  await transact((tx) =>
    tx.session.updateMany({
      where: { id: sessionId, endedAt: null },
      data: { endedAt: new Date() },
    }),
  );
  announce({ type: "session:ended", sessionId, reason: "logged_out" });
}

/** Where the asker is signed in: this browser first, then by when they were last seen. */
export async function listSessions(actor: Actor): Promise<SessionView[]> {
  const { userId, sessionId } = requirePerson(actor);
  const sessions = await db().session.findMany({
    where: { userId, endedAt: null, lastSeenAt: { gt: new Date(Date.now() - idleMs) } },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
    select: { id: true, device: true, address: true, lastSeenAt: true },
  });
  const views = sessions.map((session) => ({
    ...session,
    lastSeenAt: session.lastSeenAt.toISOString(),
    isCurrent: session.id === sessionId,
  }));
  return views.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}

/** Signs another browser of the asker out; `not_found` for what is over or somebody else's. */
export async function revokeSession(actor: Actor, sessionId: string): Promise<void> {
  const { userId } = requirePerson(actor);
  if (!opaqueId.safeParse(sessionId).success) refuse("not_found");
  const ended = await transact((tx) => endSessions(tx, { id: sessionId, userId }));
  if (ended.length === 0) refuse("not_found");
  announceRevoked(ended);
}

/** Signs the asker out everywhere but in the browser that asks. */
export async function revokeOtherSessions(actor: Actor): Promise<void> {
  const person = requirePerson(actor);
  announceRevoked(await transact((tx) => endOtherSessions(tx, person)));
}

/** Ends all the asker's other sessions and answers their ids, for `announceRevoked` after commit. */
export function endOtherSessions(tx: Tx, { userId, sessionId }: PersonActor): Promise<string[]> {
  return endSessions(tx, { userId, ...(sessionId && { id: { not: sessionId } }) });
}

/** Cuts the sockets of sessions that were ended; call after commit. */
export function announceRevoked(sessionIds: string[]): void {
  for (const sessionId of sessionIds) {
    announce({ type: "session:ended", sessionId, reason: "revoked" });
  }
}

async function endSessions(
  tx: Tx,
  which: { userId: string; id?: string | { not: string } },
): Promise<string[]> {
  const ended = await tx.session.updateManyAndReturn({
    where: { ...which, endedAt: null },
    data: { endedAt: new Date() },
    select: { id: true },
  });
  return ended.map(({ id }) => id);
}
