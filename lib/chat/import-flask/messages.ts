import { dialect } from "@/lib/chat/dialect/chosen";
import type { NewRow } from "@/lib/chat/dialect/dialect";
import { newId } from "@/lib/chat/ids";
import { lockRoom } from "@/lib/chat/room-lock";
import { transact } from "@/lib/db";
import { cleanBody, lastingId, timeOf } from "./clean";
import type { ImportedPeople } from "./people";
import type { ImportedRooms } from "./rooms";
import type { OldMessage } from "./source";

const batch = 5_000;

export type ImportedMessages = { added: number; notes: string[] };
type Line = Pick<NewRow, "authorId" | "clientId" | "body" | "createdAt">;

/** Stores the old messages room by room, in their order and with their dates, each at most once. */
export async function importMessages(
  messages: Iterable<OldMessage>,
  people: ImportedPeople,
  rooms: ImportedRooms,
  onProgress: (read: number) => void,
): Promise<ImportedMessages> {
  const counts = { added: 0, empty: 0, stray: 0, undated: 0, orphaned: 0 };
  let read = 0;
  let roomId: string | undefined;
  let lastTime = Date.now();
  let lines: Line[] = [];
  const flush = async () => {
    if (roomId && lines.length > 0) counts.added += await writeLines(roomId, lines, rooms);
    lines = [];
    onProgress(read);
  };
  for (const message of messages) {
    const here = rooms.idOf.get(String(message.roomid));
    if (here !== roomId || lines.length >= batch) await flush();
    if (here !== roomId) roomId = here;
    read++;
    const body = cleanBody(message.message);
    if (!here) counts.stray++;
    else if (body.trim() === "") counts.empty++;
    if (!here || body.trim() === "") continue;
    const time = timeOf(message.date);
    if (time === null) counts.undated++;
    else lastTime = time;
    const known = people.idOf.get(String(message.userid));
    if (!known) counts.orphaned++;
    const { id, date, userid, roomid } = message;
    const clientId = `flask-${lastingId("message", id, date, userid, roomid, message.message)}`;
    lines.push({ authorId: known ?? (await people.nobody()), clientId, body, createdAt: lastTime });
  }
  await flush();
  return { added: counts.added, notes: notesOf(counts) };
}

async function writeLines(roomId: string, lines: Line[], rooms: ImportedRooms): Promise<number> {
  return transact(async (tx) => {
    const room = await lockRoom(tx, roomId);
    const stored = rooms.known.has(roomId)
      ? await tx.message.findMany({
          where: { roomId, clientId: { in: lines.map(({ clientId }) => clientId) } },
          select: { clientId: true },
        })
      : [];
    const there = new Set(stored.map(({ clientId }) => clientId));
    const rows = lines
      .filter(({ clientId }) => !there.has(clientId))
      .map((line, i) => ({
        ...line,
        replyToId: null,
        id: newId(),
        roomId,
        seq: room.lastSeq + i + 1,
        rev: room.rev + i + 1,
      }));
    const last = rows.at(-1);
    if (!last) return 0;
    await dialect().insertMessages(tx, rows);
    await tx.room.update({ where: { id: roomId }, data: { lastSeq: last.seq, rev: last.rev } });
    // Nobody comes over to a thousand unread messages that they have read in the old app.
    await tx.membership.updateMany({ where: { roomId }, data: { readSeq: last.seq } });
    return rows.length;
  });
}

function notesOf(counts: Record<"empty" | "stray" | "undated" | "orphaned", number>): string[] {
  const notes = {
    empty: "messages without text were left out.",
    stray: "messages in rooms that are gone were left out.",
    undated: "messages without a date got that of the one before.",
    orphaned: "messages of users that are gone belong to “Deleted user” now.",
  };
  return Object.entries(notes).flatMap(([name, note]) => {
    const count = counts[name as keyof typeof notes];
    return count > 0 ? [`${count} ${note}`] : [];
  });
}
