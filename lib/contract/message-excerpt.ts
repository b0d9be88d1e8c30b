import { bodyExcerpt } from "./plain-text";
import type { AttachmentView } from "./views";

/** How many files there are and what the first is called: what stands for a message without words. */
export type FilesInBrief = { files: number; firstFile: string | null };

/** The first line's worth of a message for lists and quotes; of one without words, its files. */
export function messageExcerpt(
  { body, files, firstFile }: { body: string } & FilesInBrief,
  length?: number,
): string {
  const words = bodyExcerpt(body, length);
  if (words !== "" || firstFile === null || files === 0) return words;
  if (files === 1) return firstFile;
  return `${firstFile} and ${files - 1} more ${files === 2 ? "file" : "files"}`;
}

/** The same of a message as it is told. */
export function excerptOf(
  { body, attachments }: { body: string; attachments: readonly AttachmentView[] },
  length?: number,
): string {
  const firstFile = attachments[0]?.name ?? null;
  return messageExcerpt({ body, files: attachments.length, firstFile }, length);
}
