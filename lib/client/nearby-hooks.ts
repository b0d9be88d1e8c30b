"use client";

import type { Typing } from "@/lib/contract/events";
import type { MemberView, PresenceView } from "@/lib/contract/views";
import { isGap } from "./connection";
import { useHearthState } from "./hooks";
import { isHere, type Nearby } from "./nearby-state";

const nobody: readonly Typing[] = [];

/** Who of a room is online; null before that is known. */
export function useNearby(roomId: string): Nearby | null {
  return useHearthState(({ nearby }) => nearby[roomId] ?? null);
}

/** Who types in a room now, the first to begin first. */
export function useTyping(roomId: string): readonly Typing[] {
  return useHearthState(({ openId, typing }) => (openId === roomId ? typing : nobody));
}

/** How I am, as far as this page knows. */
export function useOwnPresence(): "here" | "away" {
  return useHearthState(({ away, connection }) => {
    // While a page connects for the first time, its reader is here.
    const isUp = connection.state === "connecting" || !isGap(connection.state);
    return isUp && !away ? "here" : "away";
  });
}

/** How a member is now; where nothing was heard since the list was read, as the list has it. */
export function presenceOf({ user, presence }: MemberView, nearby: Nearby | null): PresenceView {
  if (!nearby) return presence;
  const known = nearby.people.get(user.id);
  if (known) return { online: true, away: !isHere(nearby, user.id), lastSeenAt: null };
  const seen = nearby.gone.get(user.id);
  if (seen === undefined && !presence.online) return presence;
  return { online: false, away: false, lastSeenAt: seen ?? null };
}
