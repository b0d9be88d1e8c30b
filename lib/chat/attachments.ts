import type { Readable } from "node:stream";
import { attachmentChange } from "@/lib/contract/attachment-change";
import type { AttachmentView } from "@/lib/contract/views";
import { db, transact } from "@/lib/db";
import type { ByteRange } from "@/lib/storage/blobs";
import { type FileSize, fileBytes, openFile } from "@/lib/storage/stored-files";
import { type Actor, type PersonActor, requirePerson } from "./actor";
import { attachmentParts, attachmentView } from "./attachment-view";
import { deletionOf } from "./message-view";
import { parse } from "./parse";
import { refuse } from "./refusal";
import { requireAbility } from "./room-access";
import { publicUser } from "./views";

/** A file that whoever asked may read, as often as they like within this answer. */
export type ReadableFile = {
  id: string;
  name: string;
  contentType: string;
  bytes: number;
  /** Null where it was deleted meanwhile. */
  open(range?: ByteRange): Promise<Readable | null>;
};

/**
 * An attachment, or the small picture of one, for members of the room its message is in; before it
 * is sent, for its sender alone. Else `not_found`, also where there is no small one.
 */
export async function readAttachment(
  actor: Actor,
  id: string,
  size: FileSize,
): Promise<ReadableFile> {
  const person = requirePerson(actor);
  const found = await db().attachment.findFirst({
    where: { id, storedAt: { not: null } },
    include: { message: { include: { author: { select: publicUser } } } },
  });
  if (!found) refuse("not_found");
  const { message, name } = found;
  if (!message && found.userId !== person.userId) refuse("not_found");
  if (message) {
    await requireAbility(person, message.roomId, "read");
    if (deletionOf(message, message.author)) refuse("not_found");
  }
  const open = (range?: ByteRange) => openFile(id, size, range);
  const { contentType, bytes } = found;
  if (size === "full") return { id, name, contentType, bytes, open };
  if (!found.hasThumbnail) refuse("not_found");
  const small = (await fileBytes(id, size)) ?? refuse("not_found");
  return { id, name: `${name}.webp`, contentType: "image/webp", bytes: small, open };
}

/** Says what one's own file shows, as long as it is not sent. Refuses others' with `not_found`. */
export async function describeAttachment(
  actor: Actor,
  id: string,
  input: unknown,
): Promise<AttachmentView> {
  const person = requirePerson(actor);
  const data = parse(attachmentChange, input);
  const { count } = await transact((tx) =>
    tx.attachment.updateMany({ where: unsent(person, id), data }),
  );
  if (count === 0) await refuseSent(person, id);
  const changed = await db().attachment.findUnique({ where: { id }, select: attachmentParts });
  return attachmentView(changed ?? refuse("not_found"));
}

/** Takes one's own file away that is not sent. Refuses others' with `not_found`. */
export async function removeAttachment(actor: Actor, id: string): Promise<void> {
  const person = requirePerson(actor);
  const { count } = await transact((tx) => tx.attachment.deleteMany({ where: unsent(person, id) }));
  if (count === 0) await refuseSent(person, id);
}

const unsent = ({ userId }: PersonActor, id: string) => ({ id, userId, messageId: null });

async function refuseSent({ userId }: PersonActor, id: string): Promise<never> {
  const sent = await db().attachment.count({ where: { id, userId } });
  if (sent === 0) refuse("not_found");
  refuse("conflict", { message: "This file was sent. Delete its message to take it back." });
}
