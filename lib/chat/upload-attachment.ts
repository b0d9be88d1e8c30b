import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { attachmentChange } from "@/lib/contract/attachment-change";
import { attachmentLimits, fileName, fileTooLarge, sizeWords } from "@/lib/contract/attachments";
import { errorMessage } from "@/lib/contract/errors";
import type { AttachmentView } from "@/lib/contract/views";
import { transact } from "@/lib/db";
import { env } from "@/lib/env";
import { type Spooled, spool } from "@/lib/storage/spool";
import { storeFile } from "@/lib/storage/stored-files";
import { type Actor, requirePerson } from "./actor";
import { attachmentParts, attachmentView } from "./attachment-view";
import { newId } from "./ids";
import { type Inspected, inspectFile } from "./inspect-file";
import { parse } from "./parse";
import { limitRate } from "./rate-limits";
import { refuse } from "./refusal";
import { requireVerified } from "./verification";

/** A file as it comes in; `declaredBytes`: how large it says it is, where it says so. */
export type Upload = {
  name: string;
  contentType: string;
  content: Readable;
  declaredBytes: number | null;
  alt: string;
};

/**
 * Takes in a file that a message of the asker may carry afterwards; until then nobody else can see
 * it, and unsent it is deleted after a day. Pictures are drawn anew. Refuses with `too_large` what
 * is over the limit, by itself or with all that the asker has sent; with `invalid` what is damaged.
 */
export async function uploadAttachment(actor: Actor, upload: Upload): Promise<AttachmentView> {
  const person = requirePerson(actor);
  await requireVerified(person, "send files");
  await limitRate("upload", person.userId);
  const { alt } = parse(attachmentChange, upload);
  const name = fileName(upload.name);
  const { declaredBytes: declared } = upload;
  if (declared && declared > attachmentLimits.bytes) refuseSize(name, declared);
  const spooled = await spool(upload.content, attachmentLimits.bytes);
  // Where nobody said how large it is, all that is known is that it goes on.
  if (!spooled) refuseSize(name, attachmentLimits.bytes + 1);
  try {
    const file = await inspectFile(spooled, name, upload.contentType);
    return await store(person.userId, spooled, { name, alt, ...file });
  } finally {
    await spooled.drop();
  }
}

function refuseSize(name: string, bytes: number): never {
  const message = fileTooLarge(name, bytes) ?? errorMessage.too_large;
  refuse("too_large", { message, fields: { file: [message] } });
}

type NewFile = Inspected & { name: string; alt: string };

/**
 * The row first: it holds the place within the asker's quota, and a crash before the bytes are there
 * leaves something that is swept.
 */
async function store(
  userId: string,
  spooled: Spooled,
  { path, ...facts }: NewFile,
): Promise<AttachmentView> {
  const id = newId();
  const { size: bytes } = await stat(path);
  const data = { id, userId, bytes, ...facts };
  await transact(async (tx) => {
    // Locks the asker's row: two files at once must not both take the last place.
    const found = await tx.$executeRaw`UPDATE "User" SET "kind" = "kind" WHERE "id" = ${userId}`;
    if (found === 0) refuse("unauthenticated");
    await tx.attachment.create({ data });
    const { _sum: sum } = await tx.attachment.aggregate({
      where: { userId },
      _sum: { bytes: true },
    });
    requireQuota(facts.name, bytes, sum.bytes ?? 0);
  });
  try {
    if (facts.hasThumbnail) await storeFile(id, "small", spooled.beside("thumbnail"));
    await storeFile(id, "full", path);
    const stored = { where: { id }, data: { storedAt: new Date() }, select: attachmentParts };
    return attachmentView(await transact((tx) => tx.attachment.update(stored)));
  } catch (error) {
    await transact((tx) => tx.attachment.deleteMany({ where: { id } }));
    throw error;
  }
}

function requireQuota(name: string, bytes: number, sum: number): void {
  const { fileQuotaBytes: quota } = env();
  if (sum <= quota) return;
  const taken = `${sizeWords(sum - bytes)} of ${sizeWords(quota)}`;
  const message = `Your files take ${taken}; ${name} has no room. Delete messages with files first.`;
  refuse("too_large", { message, fields: { file: [message] } });
}
