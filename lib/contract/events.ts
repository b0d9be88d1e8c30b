import type { Result } from "./errors";
import type { ChangesPage, MessageView, PersonPresence, ReadView, UserView } from "./views";

/** The latest state of every message that changed while the room's clock went from `after` to `rev`. */
export type RoomChanges = { roomId: string; after: number; rev: number; messages: MessageView[] };
export type Head = { rev: number; lastSeq: number };
export type Typing = { roomId: string; userId: string; name: string };
export type SessionEndReason = "logged_out" | "revoked" | "deactivated";

export interface ServerEvents {
  "room:changes": (changes: RoomChanges) => void;
  heads: (heads: { rooms: Record<string, Head> }) => void;
  "user:changed": (change: { user: UserView }) => void;
  /**
   * `deleted`: the room is gone for everyone. `left`: this reader is no longer in it. `seated`: the
   * reader waited for a seat in it and has one now.
   */
  "rooms:changed": (change: {
    roomId?: string;
    deleted?: true;
    left?: true;
    seated?: true;
  }) => void;
  "room:read": (read: ReadView) => void;
  typing: (typing: Typing) => void;
  /** Of a member of a room that the reader is in; once for each such room. */
  presence: (presence: { roomId: string } & PersonPresence) => void;
  /** The same of many members at once. */
  "presence:many": (presence: { roomId: string; people: PersonPresence[] }) => void;
  "session:ended": (end: { reason: SessionEndReason }) => void;
}

type Ack<T> = (result: Result<T>) => void;

export interface ClientEvents {
  "message:send": (
    frame: { roomId: string; clientId: string; body: string; replyToId?: string },
    ack: Ack<MessageView>,
  ) => void;
  "message:edit": (frame: { id: string; body: string }, ack: Ack<MessageView>) => void;
  "message:delete": (frame: { id: string }, ack: Ack<MessageView>) => void;
  "reaction:put": (frame: { id: string; emoji: string }, ack: Ack<MessageView>) => void;
  "reaction:delete": (frame: { id: string; emoji: string }, ack: Ack<MessageView>) => void;
  "room:read": (frame: { roomId: string; seq: number; turn?: number }, ack: Ack<ReadView>) => void;
  sync: (frame: { rooms: Record<string, number> }, ack: Ack<Record<string, ChangesPage>>) => void;
  typing: (frame: { roomId: string }) => void;
  presence: (frame: { away: boolean }) => void;
}
