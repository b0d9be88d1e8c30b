import { Prisma } from "@/generated/sqlite/client";
import { can } from "@/lib/contract/permissions";
import type { MessageView } from "@/lib/contract/views";
import { db, type Tx } from "@/lib/db";
import { enqueueJob } from "@/lib/jobs/jobs";
import { type Actor, requirePerson } from "./actor";
import { changeMessage } from "./change-message";
import { deletionOf } from "./message-view";
import { previewedLink } from "./previewed-link";
import { limitRate } from "./rate-limits";
import { refuse } from "./refusal";
import { requireAbility } from "./room-access";
import type { LockedRoom } from "./room-lock";
import { publicUser } from "./views";

/**
 * Takes the preview of one's own message away, or as a moderator anybody's, for good; where there is
 * none, nothing changes. Refuses with `not_found` what one cannot see.
 */
export async function removePreviews(actor: Actor, messageId: string): Promise<MessageView> {
  const person = requirePerson(actor);
  await limitRate("change", person.userId);
  const { message } = await changeMessage(person, messageId, async ({ tx, role, message }) => {
    const isOwn = message.authorId === person.userId;
    if (!can(role, isOwn ? "editOwn" : "removeOthersPreview")) {
      refuse("forbidden", { message: "Only moderators may remove other people's previews." });
    }
    if (!message.preview || message.preview.removedAt) return null;
    await tx.linkPreview.update({ where: { messageId }, data: { removedAt: new Date() } });
    return Prisma.sql`"id" = ${messageId}`;
  });
  return message;
}

/** A preview's picture as WebP, for members of the room it is shown in; else `not_found`. */
export async function readPreviewImage(
  actor: Actor,
  previewId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const person = requirePerson(actor);
  const preview = await db().linkPreview.findFirst({
    where: { id: previewId, removedAt: null },
    select: {
      message: { include: { author: { select: publicUser } } },
      page: { select: { image: { select: { bytes: true } } } },
    },
  });
  if (!preview) refuse("not_found");
  const { message, page } = preview;
  await requireAbility(person, message.roomId, "read");
  if (deletionOf(message, message.author)) refuse("not_found");
  return page.image?.bytes ?? refuse("not_found");
}

type Words = { id: string; authorId: string; body: string };

/**
 * After other words were given to a message of a locked room: the preview of a link that is gone goes,
 * a new link is looked at. `wakeJobs` after commit.
 */
export async function renewPreview(
  tx: Tx,
  room: LockedRoom,
  { id: messageId, authorId, body }: Words,
): Promise<void> {
  const link = previewedLink(body);
  const known = await tx.linkPreview.findUnique({
    where: { messageId },
    select: { page: { select: { url: true } } },
  });
  if (known?.page.url === link) return;
  if (known) await tx.linkPreview.delete({ where: { messageId } });
  if (!link || !room.linkPreviews) return;
  await enqueueJob(tx, "preview", { messageId }, { userId: authorId });
}
