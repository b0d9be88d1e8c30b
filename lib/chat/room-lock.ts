import type { Message, Room } from "@/generated/sqlite/client";
import type { MessageView, SystemVerb } from "@/lib/contract/views";
import type { Tx } from "@/lib/db";
import { announce } from "./announcements";
import { newId } from "./ids";
import { newMessageView } from "./message-view";
import { refuse } from "./refusal";
import { systemSentence } from "./system-sentence";
import { fullName, type PublicUser } from "./views";

export type LockedRoom = Room;

/**
 * Writes the room's row, and so waits for whoever holds it: until commit, this room's clock and
 * members are ours alone. A transaction's first statement. Refuses with `not_found`.
 */
export async function lockRoom(tx: Tx, roomId: string): Promise<LockedRoom> {
  return (await tryLockRoom(tx, roomId)) ?? refuse("not_found");
}

/** As `lockRoom`, for who goes on without a room that is gone: null then. */
export async function tryLockRoom(tx: Tx, roomId: string): Promise<LockedRoom | null> {
  const rooms = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Room" SET "rev" = "rev" WHERE "id" = ${roomId} RETURNING "id"`;
  return rooms.length === 0 ? null : tx.room.findUniqueOrThrow({ where: { id: roomId } });
}

export type SystemLine = {
  verb: SystemVerb;
  /** Whom the line is about. */
  about: PublicUser;
  /** Who did it. */
  by?: PublicUser;
  value?: string;
};

/** What a transaction wrote into a room; told by `announceLines` once it is committed. */
export type WrittenLines = { roomId: string; after: number; messages: MessageView[] };

/** Adds system messages to a locked room: each moves `seq` and `rev` by one. */
export async function writeLines(
  tx: Tx,
  room: LockedRoom,
  lines: SystemLine[],
): Promise<WrittenLines> {
  const after = room.rev;
  const messages: MessageView[] = [];
  for (const line of lines) {
    room.lastSeq += 1;
    room.rev += 1;
    const { verb, about, by, value } = line;
    const names = { about: fullName(about), by: by ? fullName(by) : "" };
    const message: Message = await tx.message.create({
      data: {
        id: newId(),
        roomId: room.id,
        seq: room.lastSeq,
        rev: room.rev,
        authorId: about.id,
        kind: "system",
        body: systemSentence({ verb, value: value ?? "", ...names }),
        systemVerb: verb,
        systemById: by?.id,
        systemValue: value,
      },
    });
    messages.push(newMessageView(message, about));
  }
  const { lastSeq, rev } = room;
  await tx.room.updateMany({ where: { id: room.id }, data: { lastSeq, rev } });
  return { roomId: room.id, after, messages };
}

/** After commit: tells the room's members what was written. */
export function announceLines({ roomId, after, messages }: WrittenLines): void {
  const last = messages.at(-1);
  if (last) announce({ type: "room:changes", roomId, after, rev: last.rev, messages });
}
