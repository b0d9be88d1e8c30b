import { reasonForm } from "@/lib/contract/admin-forms";
import { opaqueId } from "@/lib/contract/rooms";
import { type Tx, transact } from "@/lib/db";
import type { Actor, Origin } from "./actor";
import { lockAdmins } from "./admin";
import { writeAudit } from "./audit";
import { eraseMessage } from "./delete-message";
import { announceMoved, moveMessages, withQuotes } from "./move-messages";
import { parse } from "./parse";
import { refuse } from "./refusal";
import { lockRoom } from "./room-lock";
import { scrubLog } from "./scrub-log";

const about = (id: string) => ({ kind: "message", id }) as const;

/**
 * Notes that a message of a room one is not in is read, and why. Answers the entry's id, which
 * shows the message's words to whoever wrote it (`findAnyMessage`).
 */
export async function viewMessage(
  actor: Actor,
  messageId: string,
  input: unknown,
  origin: Origin,
): Promise<{ entryId: string }> {
  const detail = parse(reasonForm, input);
  const entryId = await transact(async (tx) => {
    await lockAdmins(tx, actor);
    await requireAnyMessage(tx, messageId);
    const target = about(messageId);
    return writeAudit(tx, actor, origin, { action: "message.view", target, detail });
  });
  return { entryId };
}

/** Deletes a message as a moderator would. What happened in a room stays in its history. */
export async function deleteAnyMessage(
  actor: Actor,
  messageId: string,
  origin: Origin,
): Promise<void> {
  const erased = await transact(async (tx) => {
    await lockAdmins(tx, actor);
    const { roomId } = await requireAnyMessage(tx, messageId);
    const room = await lockRoom(tx, roomId);
    const row = await requireAnyMessage(tx, messageId);
    if (row.systemVerb) {
      refuse("forbidden", { message: "What happened in a room stays in its history." });
    }
    if (row.deletedAt) return null;
    await eraseMessage(tx, messageId);
    const target = about(messageId);
    await writeAudit(tx, actor, origin, { action: "message.delete", target });
    return moveMessages(tx, room, withQuotes(messageId));
  });
  if (!erased) return;
  announceMoved(erased);
  scrubLog();
}

async function requireAnyMessage(tx: Tx, id: string) {
  const isId = opaqueId.safeParse(id).success;
  const message = isId ? await tx.message.findUnique({ where: { id } }) : null;
  return message ?? refuse("not_found", { message: "This message no longer exists." });
}
