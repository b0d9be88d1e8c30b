import { messageEdit } from "@/lib/contract/messages";
import { can } from "@/lib/contract/permissions";
import { searchWords } from "@/lib/contract/search-words";
import type { MessageEditView, MessageView } from "@/lib/contract/views";
import { db, type Tx } from "@/lib/db";
import { wakeJobs } from "@/lib/jobs/jobs";
import { type Actor, requirePerson } from "./actor";
import { changeMessage, requireWords } from "./change-message";
import { dialect } from "./dialect/chosen";
import { newId } from "./ids";
import { replaceMentions } from "./mentions";
import { deletionOf } from "./message-view";
import { withQuotes } from "./move-messages";
import { parse } from "./parse";
import { renewPreview } from "./previews";
import { limitRate } from "./rate-limits";
import { refuse } from "./refusal";
import { requireAbility } from "./room-access";
import { requireVerified } from "./verification";
import { publicUser } from "./views";

/**
 * Gives one's own message other words. It says that it was edited, and keeps the earlier ones for
 * moderators. The same words again change nothing. Refuses with `not_found` what one cannot see,
 * with `forbidden` what others wrote, with `conflict` what was deleted.
 */
export async function editMessage(
  actor: Actor,
  messageId: string,
  input: unknown,
): Promise<MessageView> {
  const person = requirePerson(actor);
  const { body } = parse(messageEdit, input);
  await requireVerified(person, "post");
  await limitRate("change", person.userId);
  const { message } = await changeMessage(
    person,
    messageId,
    async ({ tx, room, role, message }) => {
      if (message.authorId !== person.userId || !can(role, "editOwn")) {
        refuse("forbidden", { message: "Only whoever wrote a message may edit it." });
      }
      requireWords(message);
      if (body === "" && message.attachments.length === 0) refuseBlank();
      if (message.body === body) return null;
      const editedAt = new Date();
      const before = { id: newId(), messageId, body: message.body, createdAt: editedAt };
      await tx.messageEdit.create({ data: before });
      await tx.message.update({ where: { id: messageId }, data: { body, editedAt } });
      await dialect().indexMessages(tx, [{ messageId, words: searchWords(body, message.roomId) }]);
      // By its files it is found without words, too.
      if (body === "") await keepFindable(tx, messageId);
      await replaceMentions(tx, message, { body, role });
      await renewPreview(tx, room, { ...message, body });
      return withQuotes(messageId);
    },
  );
  wakeJobs();
  return message;
}

/** Its entry in the search index went with its words. */
async function keepFindable(tx: Tx, messageId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "SearchEntry" ("messageId") VALUES (${messageId}) ON CONFLICT DO NOTHING`;
}

function refuseBlank(): never {
  const message = "Type a message.";
  refuse("invalid", { message, fields: { body: [message] } });
}

/** What a message said before its edits, the earliest first; for moderators of its room. */
export async function listEdits(actor: Actor, messageId: string): Promise<MessageEditView[]> {
  const person = requirePerson(actor);
  const message = await db().message.findUnique({
    where: { id: messageId },
    include: { author: { select: publicUser }, edits: { orderBy: { id: "asc" } } },
  });
  if (!message) refuse("not_found");
  await requireAbility(person, message.roomId, "readEdits");
  if (deletionOf(message, message.author)) return [];
  return message.edits.map(({ body, createdAt }) => ({
    body,
    replacedAt: createdAt.toISOString(),
  }));
}
