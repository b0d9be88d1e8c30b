import type { PersonActor } from "@/lib/chat/actor";
import { listChanges } from "@/lib/chat/messages";
import { isRefusal } from "@/lib/chat/refusal";
import { listRoomClocks } from "@/lib/chat/room-list";
import type { ChangesPage } from "@/lib/contract/views";

/** More messages than this in one answer and the rest is left for the next question. */
const enough = 1_000;

/**
 * What changed in each of the asker's rooms since the cursor given for it. Rooms that are not the
 * asker's are left out. `more` says to ask again from `rev`.
 */
export async function catchUp(
  actor: PersonActor,
  cursors: Record<string, number>,
): Promise<Record<string, ChangesPage>> {
  const mine = await listRoomClocks(actor);
  const pages: Record<string, ChangesPage> = {};
  let messages = 0;
  for (const { id, rev } of mine) {
    const after = cursors[id];
    if (after === undefined) continue;
    const unchanged = after === rev;
    if (unchanged || messages >= enough) {
      pages[id] = { messages: [], rev: after, more: !unchanged, reset: false };
      continue;
    }
    const page = await pageOf(actor, id, after);
    if (!page) continue;
    pages[id] = page;
    messages += page.messages.length;
  }
  return pages;
}

/** Null when the asker left the room a moment ago. */
async function pageOf(
  actor: PersonActor,
  roomId: string,
  after: number,
): Promise<ChangesPage | null> {
  try {
    return await listChanges(actor, roomId, { after });
  } catch (error) {
    if (isRefusal(error) && error.failure.code === "not_found") return null;
    throw error;
  }
}
