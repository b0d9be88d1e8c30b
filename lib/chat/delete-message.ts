import type { Prisma } from "@/generated/sqlite/client";
import { can } from "@/lib/contract/permissions";
import type { MessageView } from "@/lib/contract/views";
import type { Tx } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { changeMessage } from "./change-message";
import { withQuotes } from "./move-messages";
import { refuse } from "./refusal";
import { scrubLog } from "./scrub-log";

/**
 * Deletes one's own message, or as a moderator somebody else's. Its place stays and says so; its
 * words leave the database, and the replies that quote them. Deleting it again answers the same.
 * Refuses with `not_found` what one cannot see, with `forbidden` what one may not delete.
 */
export async function deleteMessage(actor: Actor, messageId: string): Promise<MessageView> {
  const person = requirePerson(actor);
  const { message, isChanged } = await changeMessage(
    person,
    messageId,
    async ({ tx, role, message }) => {
      const isOwn = message.authorId === person.userId;
      if (!can(role, isOwn ? "deleteOwn" : "deleteOthers")) {
        refuse("forbidden", { message: "Only moderators may delete other people's messages." });
      }
      if (message.deletedAt) return null;
      await eraseMessage(tx, messageId);
      return withQuotes(messageId);
    },
  );
  if (isChanged) scrubLog();
  return message;
}

/**
 * Empties a message of a locked room, for whoever may. What it looked like before goes too, and what
 * others did to it. Then `moveMessages`, and `scrubLog` after commit.
 */
export async function eraseMessage(tx: Tx, id: string): Promise<void> {
  await tx.message.update({ where: { id }, data: { body: "", deletedAt: new Date() } });
  await dropTraces(tx, { id });
}

/** Takes away what hangs on messages: earlier words, reactions, pins, whom they mean, previews, files. */
export async function dropTraces(tx: Tx, message: Prisma.MessageWhereInput): Promise<void> {
  await tx.messageEdit.deleteMany({ where: { message } });
  await tx.reaction.deleteMany({ where: { message } });
  await tx.pin.deleteMany({ where: { message } });
  await tx.mention.deleteMany({ where: { message } });
  await tx.linkPreview.deleteMany({ where: { message } });
  await tx.attachment.deleteMany({ where: { message } });
}
