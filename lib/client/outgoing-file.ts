import { attachmentLimits, fileTooLarge } from "@/lib/contract/attachments";
import type { AttachmentView } from "@/lib/contract/views";

/** A file of mine that is not in a confirmed message yet. */
export type OutgoingFile = {
  /** Names it on this device. */
  id: string;
  name: string;
  contentType: string;
  bytes: number;
  /** What it shows, in my words. */
  alt: string;
  /** Of a picture, as it is shown. */
  width: number | null;
  height: number | null;
  /**
   * What is sent; kept until the message is there, so that it can be sent again. Null where the page
   * was loaded anew since: the server alone has it then.
   */
  blob: Blob | null;
  /** What the server answered, once it has all of it. */
  attachment: AttachmentView | null;
};

/** How far a file is: from 0 to 1, or why it stopped. */
export type UploadState = {
  sent: number;
  failed: string | null;
  /** Shows the file; "" where nothing does. */
  previewUrl: string;
};

/** Which of the files chosen can be added to so many, and one sentence about the first that cannot. */
export function admitFiles<T extends { name: string; size: number }>(
  chosen: readonly T[],
  already: number,
): { admitted: T[]; refusal: string | null } {
  const small = chosen.filter((file) => fileTooLarge(file.name, file.size) === null);
  const large = chosen.find((file) => !small.includes(file));
  const admitted = small.slice(0, Math.max(0, attachmentLimits.perMessage - already));
  if (large) return { admitted, refusal: fileTooLarge(large.name, large.size) };
  const tooMany = `A message has ${attachmentLimits.perMessage} files at most.`;
  return { admitted, refusal: admitted.length < small.length ? tooMany : null };
}

/** Whether a message can go out: the server has all its files, and what is said of them. */
export function areUploaded(files: readonly OutgoingFile[] | undefined): boolean {
  return (files ?? []).every(({ attachment, alt }) => attachment?.alt === alt);
}
