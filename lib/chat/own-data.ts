import type { LinkPage } from "@/generated/sqlite/client";
import { db } from "@/lib/db";

/** Of each message its edits are looked up by id, and Prisma asks SQLite for 999 at most. */
const pageSize = 500;

export function ownProfile(userId: string) {
  return db().user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      id: true,
      firstName: true,
      lastName: true,
      email: true,
      emailVerifiedAt: true,
      isAdmin: true,
      timeZone: true,
      language: true,
      totpEnabledAt: true,
      lastSeenAt: true,
      hidesLastSeen: true,
      createdAt: true,
    },
  });
}

/** The rooms somebody is in, with how they are in them. */
export async function ownRooms(userId: string) {
  const seats = await db().membership.findMany({
    where: { userId },
    orderBy: [{ joinedAt: "asc" }, { roomId: "asc" }],
    include: { room: { select: { name: true } } },
  });
  return seats.map(({ roomId, room, role, ownName, notify, mutedUntil, joinedAt }) => {
    return { roomId, roomName: room.name, role, ownName, notify, mutedUntil, joinedAt };
  });
}

/** The full rooms that somebody waits for a seat in, with their place in line. */
export async function ownWaits(userId: string) {
  const waits = await db().wait.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { roomId: "asc" }],
    include: { room: { select: { name: true } } },
  });
  return Promise.all(
    waits.map(async ({ roomId, room, place: number, createdAt }) => {
      const before = await db().wait.count({ where: { roomId, place: { lt: number } } });
      return { roomId, roomName: room.name, place: before + 1, createdAt };
    }),
  );
}

/** Where somebody signed in; without the ids, which are what a cookie proves itself by. */
export function ownSessions(userId: string) {
  return db().session.findMany({
    where: { userId },
    orderBy: { createdAt: "asc" },
    select: { device: true, address: true, createdAt: true, lastSeenAt: true, endedAt: true },
  });
}

/** What logs somebody in without a password; the keys themselves are on their devices. */
export function ownPasskeys(userId: string) {
  return db().passkey.findMany({
    where: { userId },
    orderBy: { createdAt: "asc" },
    select: { name: true, createdAt: true, lastUsedAt: true },
  });
}

export async function ownPicture(userId: string): Promise<Uint8Array | null> {
  const picture = await db().picture.findUnique({ where: { userId }, select: { large: true } });
  return picture?.large ?? null;
}

/**
 * Pages of what somebody wrote, in rooms they left too. Each room is walked by its own order, so a
 * page starts where the one before ended and nothing is sorted.
 */
export async function* ownMessages(userId: string) {
  const rooms = await db().room.findMany({
    where: { messages: { some: { authorId: userId } } },
    orderBy: { id: "asc" },
    select: { id: true, name: true },
  });
  for (const room of rooms) yield* messagesIn(room, userId);
}

const linkPage = {
  id: true,
  url: true,
  title: true,
  description: true,
  siteName: true,
  hasImage: true,
} as const;

const ownMessage = {
  id: true,
  seq: true,
  body: true,
  replyToId: true,
  createdAt: true,
  editedAt: true,
  /** What it said before, until when. */
  edits: { select: { body: true, createdAt: true }, orderBy: { id: "asc" } },
  attachments: {
    select: { id: true, name: true, contentType: true, bytes: true, alt: true },
    orderBy: { position: "asc" },
  },
  preview: { select: { removedAt: true, page: { select: linkPage } } },
} as const;

async function* messagesIn({ id: roomId, name: roomName }: RoomName, authorId: string) {
  for (let after = 0; ; ) {
    const page = await db().message.findMany({
      where: { roomId, authorId, seq: { gt: after }, systemVerb: null, deletedAt: null },
      orderBy: { seq: "asc" },
      take: pageSize,
      select: ownMessage,
    });
    yield page.map(({ seq: _seq, preview, ...message }) => ({
      ...{ roomId, roomName, ...message },
      previews: preview && !preview.removedAt ? [linkedPage(preview.page)] : [],
    }));
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.seq;
  }
}

/** A page as a message shows it; `picture` names the one it has. */
function linkedPage({ id, hasImage, ...page }: Pick<LinkPage, keyof typeof linkPage>) {
  return { ...page, picture: hasImage ? id : null };
}

/** A linked page's picture, by the name that a message has for it. */
export async function linkedPicture(id: string): Promise<Uint8Array | null> {
  const picture = await db().linkImage.findUnique({ where: { pageId: id } });
  return picture?.bytes ?? null;
}

/** Pages of what somebody reacted with, and to which message. */
export async function* ownReactions(userId: string) {
  for (let last: { messageId: string; emoji: string } | undefined; ; ) {
    const page = await db().reaction.findMany({
      where: { userId },
      orderBy: [{ messageId: "asc" }, { emoji: "asc" }],
      take: pageSize,
      ...(last && { cursor: { messageId_userId_emoji: { ...last, userId } }, skip: 1 }),
      select: { messageId: true, emoji: true, createdAt: true },
    });
    yield page;
    const end = page.at(-1);
    if (!end || page.length < pageSize) return;
    last = { messageId: end.messageId, emoji: end.emoji };
  }
}

/** Pages of the files that somebody uploaded, sent or not. */
export async function* ownFiles(userId: string) {
  for (let last = ""; ; ) {
    const page = await db().attachment.findMany({
      where: { userId, id: { gt: last }, storedAt: { not: null } },
      orderBy: { id: "asc" },
      take: pageSize,
      select: { id: true, name: true },
    });
    yield* page;
    if (page.length < pageSize) return;
    last = page.at(-1)?.id ?? "";
  }
}

type RoomName = { id: string; name: string };
