import type { MessageView } from "@/lib/contract/views";

/** What messages ask of the room around them; the same object while the room is open. */
export type MessageDeeds = {
  /** Begins an answer in the composer. */
  reply: (message: MessageView) => void;
  /** Opens a message's words for editing; null closes them. */
  edit: (messageId: string | null) => void;
  forward: (message: MessageView) => void;
  /** Shows another message of the room, and marks it; says so where that does not work, which is false. */
  jump: (seq: number) => Promise<boolean>;
  /** Says in one line how something went. */
  notify: (words: string, failed?: boolean) => void;
};
