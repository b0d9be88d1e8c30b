import type { Seen } from "./history-log";

export type Rule =
  | "lost"
  | "doubled"
  | "swapped"
  | "hole"
  | "lost tail"
  | "phantom"
  | "changed"
  | "two answers"
  | "leak"
  | "stale read"
  | "stuck"
  | "refused"
  | "unread"
  | "search"
  | "too few acknowledgements";

export type Violation = { rule: Rule; detail: string };

/** What is there once all is quiet. */
export type FinalState = {
  /** Every row of the rooms in question, as a fresh connection to the database reads them. */
  stored: (Seen & { roomId: string })[];
  rooms: { id: string; rev: number }[];
  memberships: { roomId: string; userId: string; readSeq: number }[];
  screens: { client: string; roomId: string; cursor: number; messages: Seen[] }[];
  /** As the server tells each member. */
  unread: { userId: string; roomId: string; unread: number }[];
  /** Messages of a room that a member finds by `searchedWord`. */
  found: { userId: string; roomId: string; ids: string[] }[];
};

/** Every message of a workload has it. */
export const searchedWord = "porridge";

export function byRoom<T extends { roomId: string }>(items: T[], roomId: string): T[] {
  return items.filter((item) => item.roomId === roomId);
}
