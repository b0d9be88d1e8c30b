import { writeFileSync } from "node:fs";
import type { MessageView } from "@/lib/contract/views";

/** As much of a message as the rules compare. */
export type Seen = Pick<MessageView, "id" | "seq" | "rev" | "clientId" | "body"> & {
  authorId: string;
};

type Who = { client: string; userId: string };
type Sent = Who & { roomId: string; clientId: string };

/** Something that a client or the test did or saw. */
export type Happening =
  | ({ type: "invoke"; body: string } & Sent)
  | ({ type: "ok"; message: Seen } & Sent)
  /** Answered once more to the same message, sent again. */
  | ({ type: "again"; message: Seen } & Sent)
  /** Refused for good: it is not stored. */
  | ({ type: "fail"; code: string } & Sent)
  /** No answer, or one that says nothing of what is stored. */
  | ({ type: "unknown" } & Sent)
  | ({ type: "live"; roomId: string; messages: Seen[] } & Who)
  /** Asked at `since` for what changed after `after`; the answer is true up to `rev`. */
  | ({
      type: "fetched";
      roomId: string;
      since: number;
      after: number;
      rev: number;
      more: boolean;
      messages: Seen[];
    } & Who)
  /** The client's screen is true up to `cursor`. */
  | ({ type: "applied"; roomId: string; cursor: number } & Who)
  | ({ type: "connect" | "close" } & Who)
  /** Once when it is asked, once when it is answered. */
  | { type: "join" | "leave" | "removal"; phase: "asked" | "done"; userId: string; roomId: string }
  | { type: "fault"; phase: "begin" | "end"; what: string };

/** `at`: milliseconds of one clock, ascending. */
export type Entry = Happening & { at: number };

export class HistoryLog {
  readonly entries: Entry[] = [];
  readonly #counts = new Map<Happening["type"], number>();

  note(happening: Happening): void {
    this.entries.push({ ...happening, at: performance.now() });
    this.#counts.set(happening.type, this.count(happening.type) + 1);
  }

  count(type: Happening["type"]): number {
    return this.#counts.get(type) ?? 0;
  }

  /** As JSON lines. */
  save(path: string): void {
    writeFileSync(path, this.entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  }
}

export function seen({ id, seq, rev, clientId, body, author }: MessageView): Seen {
  return { id, seq, rev, clientId, body, authorId: author.id };
}
