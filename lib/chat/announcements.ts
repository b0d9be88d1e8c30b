import type { RoomChanges, SessionEndReason } from "@/lib/contract/events";
import type { UserView } from "@/lib/contract/views";
import { log } from "@/lib/log";
import { once } from "@/lib/once";

/** It happened, and is committed. */
export type Announcement =
  | ({ type: "room:changes" } & RoomChanges)
  /** `waited`: they had stood in line, and may be looking elsewhere. */
  | { type: "membership:started"; roomId: string; userId: string; waited?: true }
  | { type: "membership:ended"; roomId: string; userId: string }
  /** The list of rooms looks different to this user, or to everyone in this room. */
  | { type: "rooms:changed"; userId?: string; roomId?: string }
  | { type: "room:deleted"; roomId: string; userIds: string[] }
  | { type: "room:read"; userId: string; roomId: string; seq: number }
  /** A name or picture is another one; the rooms are those the user is in. */
  | { type: "user:changed"; user: UserView; roomIds: string[] }
  | { type: "session:ended"; sessionId: string; reason: SessionEndReason }
  /** An account is closed for now: all its sessions and tokens are refused. */
  | { type: "account:closed"; userId: string; reason: SessionEndReason }
  /** Another process wrote: who is in which room has to be read again. */
  | { type: "memberships:unknown" };

type Listener = (announcement: Announcement) => void;

const listeners = () => once("listeners", () => new Set<Listener>());

/**
 * Tells every listener, before it returns. Call after commit only. A listener's fault is logged:
 * it cannot undo what is committed, nor may it keep the verb from answering.
 */
export function announce(announcement: Announcement): void {
  for (const listener of listeners()) {
    try {
      listener(announcement);
    } catch (error) {
      log.error({ err: error, type: announcement.type }, "a listener failed");
    }
  }
}

/** Hears of everything announced in this process; returns the way to stop. */
export function onAnnouncement(listener: Listener): () => void {
  listeners().add(listener);
  return () => listeners().delete(listener);
}
