import type { RoomChanges, SessionEndReason } from "@/lib/contract/events";
import type { ReadView, UserView } from "@/lib/contract/views";
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
  | ({ type: "room:read"; userId: string } & ReadView)
  /** Somebody hides when they were last seen, or shows it again. */
  | { type: "presence:hidden"; userId: string }
  /** A name or picture is another one; the rooms are those the user is in. */
  | { type: "user:changed"; user: UserView; roomIds: string[] }
  | { type: "session:ended"; sessionId: string; reason: SessionEndReason }
  /** An account is closed for now: all its sessions and tokens are refused. */
  | { type: "account:closed"; userId: string; reason: SessionEndReason }
  /** Others may have written: who is signed in and in which room has to be read again. */
  | { type: "standing:unknown" };

/** `isOurs`: it happened in this process, and not on another node. */
type Listener = (announcement: Announcement, isOurs: boolean) => void;

const listeners = () => once("listeners", () => new Set<Listener>());

/**
 * Tells every listener, before it returns. Call after commit only. A listener's fault is logged:
 * it cannot undo what is committed, nor may it keep the verb from answering.
 */
export function announce(announcement: Announcement): void {
  tell(announcement, true);
}

/** As `announce`, for what another node announced. */
export function announceFromNode(announcement: Announcement): void {
  tell(announcement, false);
}

function tell(announcement: Announcement, isOurs: boolean): void {
  for (const listener of listeners()) {
    try {
      listener(announcement, isOurs);
    } catch (error) {
      log.error({ err: error, type: announcement.type }, "a listener failed");
    }
  }
}

/** Hears of everything announced, on other nodes too; returns the way to stop. */
export function onAnnouncement(listener: Listener): () => void {
  listeners().add(listener);
  return () => listeners().delete(listener);
}
