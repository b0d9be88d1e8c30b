import { indexSearchTail } from "@/lib/chat/index-search-tail";
import { cleanBody, formerClientId, lastingClientId, type MessageFacts } from "./clean";
import type { ImportedPeople } from "./people";
import type { ImportedRooms } from "./rooms";
import type { OldApp, OldMessage } from "./source";
import { type Line, linesIn, writeLines } from "./write-lines";

/** In one transaction: large enough for few commits, small enough to hold others up for a second. */
const batch = 30_000;

export type ImportedMessages = { added: number; notes: string[] };

const notes = {
  empty: "messages without text were left out.",
  stray: "messages in rooms that are gone were left out.",
  gone: "messages of accounts that were deleted here were left out.",
  undated:
    "messages without a date got that of the one before, or of the import where there is none.",
  orphaned: "messages of users that are gone belong to “Deleted user” now.",
  long: "messages were too long for one and became several.",
};
type Counts = Record<keyof typeof notes, number>;

/**
 * Stores the old messages in their order and with their dates, each at most once, and puts them into
 * the index on the way. As they were said, all rooms together: search lists the newest first, and every
 * index grows at its end instead of all over.
 */
export async function importMessages(
  old: Pick<OldApp, "messages" | "countMessages">,
  people: ImportedPeople,
  rooms: ImportedRooms,
  onProgress: (read: number, total: number) => void,
): Promise<ImportedMessages> {
  const counts: Counts = { empty: 0, stray: 0, gone: 0, undated: 0, orphaned: 0, long: 0 };
  const began = Date.now();
  const total = old.countMessages();
  let added = 0;
  let read = 0;
  const open = new Map<string, OpenRoom>();
  let lines: Line[] = [];
  const flush = async () => {
    if (lines.length > 0) await writeLines(lines);
    await indexSearchTail(batch);
    added += lines.length;
    lines = [];
    onProgress(read, total);
  };
  for (const message of old.messages()) {
    const here = rooms.idOf.get(String(message.roomid));
    read++;
    if (here) {
      const room = open.get(here) ?? (await openRoom(here, rooms, began));
      open.set(here, room);
      lines.push(...(await newLines(message, room, people, counts)));
    } else counts.stray++;
    if (lines.length >= batch) await flush();
    else if (read % batch === 0) onProgress(read, total);
  }
  await flush();
  return { added, notes: notesOf(counts) };
}

type OpenRoom = { id: string; stored: Set<string>; lastTime: number };

async function openRoom(id: string, { known }: ImportedRooms, began: number): Promise<OpenRoom> {
  return { id, stored: known.has(id) ? await linesIn(id) : new Set(), lastTime: began };
}

/** What is to be stored of an old message: nothing, one line, or the parts of a long one. */
async function newLines(
  { id, date, time, message, userid, roomid }: OldMessage,
  room: OpenRoom,
  people: ImportedPeople,
  counts: Counts,
): Promise<Line[]> {
  room.lastTime = time ?? room.lastTime;
  const parts = cleanBody(message).map((body, part) => {
    // The first part is named as a message was that is not too long.
    const facts: MessageFacts = [id, date, userid, roomid, message, ...(part > 0 ? [part] : [])];
    return { body, facts };
  });
  if (parts.length === 0) counts.empty++;
  const fresh = parts.filter(({ facts }) => !isStored(room, facts));
  if (fresh.length === 0) return [];
  if (people.gone.has(String(userid))) {
    counts.gone++;
    return [];
  }
  const known = people.idOf.get(String(userid));
  if (time === null) counts.undated++;
  if (!known) counts.orphaned++;
  if (parts.length > 1) counts.long++;
  const authorId = known ?? (await people.nobody());
  return fresh.map(({ body, facts }) => {
    const clientId = lastingClientId(facts);
    return { roomId: room.id, authorId, clientId, body, createdAt: room.lastTime };
  });
}

function isStored({ stored }: OpenRoom, facts: MessageFacts): boolean {
  if (stored.size === 0) return false;
  return stored.has(lastingClientId(facts)) || stored.has(formerClientId(facts));
}

function notesOf(counts: Counts): string[] {
  return Object.entries(notes).flatMap(([name, note]) => {
    const count = counts[name as keyof typeof notes];
    return count > 0 ? [`${count} ${note}`] : [];
  });
}
