import type { Head, RoomChanges } from "@/lib/contract/events";

/** Which rooms' clocks moved since they were last told: a socket that missed a frame notices. */
export class Heads {
  #known = new Map<string, Head>();
  #moved = new Set<string>();

  note({ roomId, rev, messages }: Pick<RoomChanges, "roomId" | "rev" | "messages">): void {
    const known = this.#known.get(roomId) ?? { rev: 0, lastSeq: 0 };
    const lastSeq = Math.max(known.lastSeq, ...messages.map((message) => message.seq));
    this.#known.set(roomId, { rev: Math.max(known.rev, rev), lastSeq });
    this.#moved.add(roomId);
  }

  /** What the database says, so that what was committed without anybody hearing is told as well. */
  see(roomId: string, head: Head): void {
    if (this.#known.get(roomId)?.rev === head.rev) return;
    this.#known.set(roomId, head);
    this.#moved.add(roomId);
  }

  forget(roomId: string): void {
    this.#known.delete(roomId);
    this.#moved.delete(roomId);
  }

  /** The heads to tell now; asking again without a change in between gives none. */
  take(): [roomId: string, head: Head][] {
    const heads = [...this.#moved].flatMap((roomId): [string, Head][] => {
      const head = this.#known.get(roomId);
      return head ? [[roomId, head]] : [];
    });
    this.#moved.clear();
    return heads;
  }
}
