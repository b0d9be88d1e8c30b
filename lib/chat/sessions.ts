import type { Session, User } from "@/generated/sqlite/client";
import { db, transact } from "@/lib/db";
import type { Actor, Origin, PersonActor } from "./actor";
import { announce } from "./announcements";
import { newSecret } from "./ids";

const minuteMs = 60_000;
/** Sessions unseen for so long are over. */
const idleMs = 90 * 24 * 60 * minuteMs;
const deviceLength = 400;

/** A row for a browser that just proved who it is; its id goes into the signed cookie. */
export async function startSession(userId: string, origin: Origin): Promise<{ sessionId: string }> {
  const { address, device } = origin;
  const sessionId = newSecret();
  await transact((tx) =>
    tx.session.create({
      data: { id: sessionId, userId, address, device: device.slice(0, deviceLength) },
    }),
  );
  return { sessionId };
}

type SessionRow = Pick<Session, "userId" | "lastSeenAt" | "endedAt"> & Pick<User, "kind">;

/** Whom a session speaks for, or null when it ended; remembers by the minute when it was seen. */
export async function findSessionActor(sessionId: string): Promise<PersonActor | null> {
  const [session] = await db().$queryRaw<SessionRow[]>`
    SELECT s."userId", s."lastSeenAt", s."endedAt", u."kind"
    FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE s."id" = ${sessionId}`;
  if (!session || session.endedAt) return null;
  const unseenMs = Date.now() - session.lastSeenAt.getTime();
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
