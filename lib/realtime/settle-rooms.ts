import type { PersonActor } from "@/lib/chat/actor";
import { type Announcement, onAnnouncement } from "@/lib/chat/announcements";
import type { SessionEndReason } from "@/lib/contract/events";

/** Remembers what is announced from now on, for whoever is about to read the database. */
export function collectAnnouncements(): { seen: Announcement[]; stop: () => void } {
  const seen: Announcement[] = [];
  const stop = onAnnouncement((announcement) => {
    if (announcement.type !== "room:changes") seen.push(announcement);
  });
  return { seen, stop };
}

/**
 * The rooms somebody is in: as they were read, put right by what was announced meanwhile. Without
 * this, a removal that commits between the reading and the subscribing would be undone by it.
 */
export function settleRooms(userId: string, read: string[], seen: Announcement[]): Set<string> {
  const rooms = new Set(read);
  for (const it of seen) {
    if (it.type === "membership:started" && it.userId === userId) rooms.add(it.roomId);
    if (it.type === "membership:ended" && it.userId === userId) rooms.delete(it.roomId);
    if (it.type === "room:deleted") rooms.delete(it.roomId);
  }
  return rooms;
}

/** Why the session or account ended while the database was being read, or null when it did not. */
export function findSessionEnd(
  { userId, sessionId }: PersonActor,
  seen: Announcement[],
): SessionEndReason | null {
  for (const it of seen) {
    if (it.type === "session:ended" && it.sessionId === sessionId) return it.reason;
    if (it.type === "account:closed" && it.userId === userId) return it.reason;
  }
  return null;
}
