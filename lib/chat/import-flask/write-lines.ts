import { dialect } from "@/lib/chat/dialect/chosen";
import { BatchRaced, type NewRow, type RoomClock } from "@/lib/chat/dialect/dialect";
import { newIds } from "@/lib/chat/ids";
import { refuse } from "@/lib/chat/refusal";
import { db } from "@/lib/db";

/** An old message, or a part of one, that is to be stored. */
export type Line = Pick<NewRow, "roomId" | "authorId" | "clientId" | "body" | "createdAt">;

const page = 20_000;

/** The `clientId` of every line that earlier imports stored in a room, whoever's it is by now. */
export async function linesIn(roomId: string): Promise<Set<string>> {
  const stored = new Set<string>();
  for (let after = 0; ; ) {
    const rows = await db().message.findMany({
      where: { roomId, seq: { gt: after } },
      orderBy: { seq: "asc" },
      take: page,
      select: { seq: true, clientId: true },
    });
    for (const { clientId } of rows) if (clientId?.startsWith("flask-")) stored.add(clientId);
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < page) return stored;
  }
}

/**
 * Adds lines to the ends of their rooms, each room's in their order. Refuses with `conflict` where
 * somebody else has just stored some of them, or deleted a room.
 */
export async function writeLines(lines: Line[]): Promise<void> {
  const ids = newIds(lines.length);
  const roomIds = [...new Set(lines.map(({ roomId }) => roomId))];
  try {
    await dialect().append(roomIds, (rooms) => {
      const clocks = new Map(rooms.map((room) => [room.id, { ...room }]));
      const rows = lines.map((line, i) => {
        const clock = clocks.get(line.roomId) as RoomClock;
        const id = ids[i] as string;
        return { ...line, id, replyToId: null, seq: ++clock.lastSeq, rev: ++clock.rev };
      });
      return { rows, clocks: [...clocks.values()] };
    });
  } catch (error) {
    if (!(error instanceof BatchRaced)) throw error;
    const message =
      "Somebody changes the same rooms right now, perhaps another import: run it again.";
    refuse("conflict", { message });
  }
}
