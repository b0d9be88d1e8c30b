import type { Entry, Seen } from "./history-log";
import { byRoom, type FinalState, searchedWord, type Violation } from "./violation";

const same = (a: Seen | undefined, b: Seen | undefined) =>
  a?.id === b?.id && a?.seq === b?.seq && a?.rev === b?.rev && a?.body === b?.body;

/** Every screen shows what is stored: all of it, once, in order, as it is now. */
export function screensAreTrue(_entries: Entry[], final: FinalState): Violation[] {
  return final.screens.flatMap(({ client, roomId, messages }): Violation[] => {
    const stored = byRoom(final.stored, roomId).sort((a, b) => a.seq - b.seq);
    const at = Math.max(messages.length, stored.length);
    const first = Array.from({ length: at }, (_, n) => n).find(
      (n) => !same(messages[n], stored[n]),
    );
    if (first === undefined) return [];
    const detail = `the screen of ${client}, from place ${first + 1} of room ${roomId}`;
    return [{ rule: nameOf(messages, stored, first), detail }];
  });
}

function nameOf(shown: Seen[], stored: Seen[], first: number): Violation["rule"] {
  const ids = new Set(shown.map(({ id }) => id));
  const known = new Set(stored.map(({ id }) => id));
  if (ids.size < shown.length) return "doubled";
  if (shown.some(({ id }) => !known.has(id))) return "phantom";
  if (first === shown.length) return "lost tail";
  if (shown.length < stored.length) return "hole";
  const inOrder = shown.every(({ id }, n) => id === stored[n]?.id);
  return inOrder ? "stale read" : "swapped";
}

/**
 * Nobody gets what was sent while they had no seat. What was sent before a removal was answered may
 * still be on its way then, and on other nodes for another `graceMs`.
 */
export function onlyMembers(entries: Entry[], graceMs: number): Violation[] {
  const sentAt = new Map<string, number>();
  const joinedAt = new Map<string, number>();
  const removedAt = new Map<string, number>();
  return entries.flatMap((entry): Violation[] => {
    if (entry.type === "invoke") sentAt.set(`${entry.userId} ${entry.clientId}`, entry.at);
    if (entry.type === "join" && entry.phase === "asked") {
      joinedAt.set(`${entry.userId} ${entry.roomId}`, entry.at);
      removedAt.delete(`${entry.userId} ${entry.roomId}`);
    }
    const ends = entry.type === "leave" || entry.type === "removal";
    if (ends && entry.phase === "done") {
      removedAt.set(`${entry.userId} ${entry.roomId}`, entry.at + graceMs);
    }
    if (entry.type !== "live" && entry.type !== "fetched") return [];
    const key = `${entry.userId} ${entry.roomId}`;
    const cut = joinedAt.has(key) ? (removedAt.get(key) ?? Number.POSITIVE_INFINITY) : 0;
    if (entry.type === "fetched" && entry.since > cut) {
      return [{ rule: "leak", detail: `${entry.client} fetched from room ${entry.roomId}` }];
    }
    return entry.messages
      .filter(({ authorId, clientId }) => (sentAt.get(`${authorId} ${clientId}`) ?? 0) > cut)
      .map(({ seq }) => ({ rule: "leak", detail: `${entry.client} got number ${seq}` }));
  });
}

/** A fetch knows of everything that was acknowledged before it was asked. */
export function freshReads(entries: Entry[]): Violation[] {
  const acknowledged = new Map<string, { at: number; rev: number }[]>();
  return entries.flatMap((entry): Violation[] => {
    if (entry.type === "ok") {
      const known = acknowledged.get(entry.roomId) ?? [];
      acknowledged.set(entry.roomId, [
        ...known.slice(-500),
        { at: entry.at, rev: entry.message.rev },
      ]);
    }
    if (entry.type !== "fetched" || entry.more) return [];
    const missed = acknowledged
      .get(entry.roomId)
      ?.find(({ at, rev }) => at < entry.since && rev > entry.rev);
    if (!missed) return [];
    const detail = `${entry.client} was told ${entry.rev} where ${missed.rev} was acknowledged`;
    return [{ rule: "stale read", detail }];
  });
}

/** Each send came to an end, and each screen is where its room is. */
export function nobodyStuck(entries: Entry[], { screens, rooms }: FinalState): Violation[] {
  const open = new Map<string, string>();
  for (const entry of entries) {
    if (entry.type === "invoke") open.set(`${entry.userId} ${entry.clientId}`, entry.clientId);
    if (entry.type === "ok" || entry.type === "fail")
      open.delete(`${entry.userId} ${entry.clientId}`);
  }
  const revs = new Map(rooms.map(({ id, rev }) => [id, rev]));
  const behind = screens.filter(({ roomId, cursor }) => cursor !== revs.get(roomId));
  return [
    ...[...open.values()].map((clientId) => `${clientId} was never answered`),
    ...behind.map(({ client, cursor }) => `${client} stands at ${cursor}`),
  ].map((detail) => ({ rule: "stuck", detail }));
}

/** Whoever tries again gets through in the end: the clients of a workload are members throughout. */
export function nobodyRefused(entries: Entry[]): Violation[] {
  return entries.flatMap((entry): Violation[] => {
    if (entry.type !== "fail") return [];
    return [{ rule: "refused", detail: `${entry.clientId} of ${entry.client}: ${entry.code}` }];
  });
}

/** Counts and search, derived again from what is stored, are what members are told. */
export function derivedAgree(_entries: Entry[], final: FinalState): Violation[] {
  const unread = final.unread.filter(({ userId, roomId, unread }) => {
    const lastSeq = Math.max(0, ...byRoom(final.stored, roomId).map(({ seq }) => seq));
    const seat = byRoom(final.memberships, roomId).find((one) => one.userId === userId);
    return !seat || unread !== lastSeq - seat.readSeq;
  });
  const found = final.found.filter(({ roomId, ids }) => {
    const right = byRoom(final.stored, roomId).filter(({ body }) => body.includes(searchedWord));
    return ids.length !== right.length || right.some(({ id }) => !ids.includes(id));
  });
  return [
    ...unread.map(({ userId }): Violation => ({ rule: "unread", detail: `of ${userId}` })),
    ...found.map(({ userId }): Violation => ({ rule: "search", detail: `of ${userId}` })),
  ];
}
