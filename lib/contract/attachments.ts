import { isSafeName } from "./text";
import type { AttachmentView } from "./views";

/** What a message may carry beside its words. */
export const attachmentLimits = {
  bytes: 100_000_000,
  perMessage: 10,
  /** Code points. */
  nameLength: 120,
  altLength: 500,
  /** Of pictures: of one frame, of all frames together, and how many of those. */
  pixels: 64_000_000,
  allPixels: 128_000_000,
  frames: 400,
  /** How long what nobody sent is kept. */
  unsentHours: 24,
} as const;

/** The largest box that a picture is shown in between messages, in CSS pixels. */
export const pictureBox = { width: 420, height: 320 } as const;

/** What browsers are trusted to show or play in place; everything else is only downloaded. */
const inline = new Set([
  ...["image/jpeg", "image/png", "image/gif", "image/webp"],
  ...["audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/aac", "audio/ogg", "audio/opus"],
  ...["audio/wav", "audio/flac", "audio/x-flac", "audio/webm"],
  ...["video/mp4", "video/webm", "video/ogg", "video/quicktime"],
]);

export type MediaKind = "image" | "audio" | "video" | "file";

/** How a file is shown: by its type, which the server found out itself. */
export function mediaKind({ contentType }: Pick<AttachmentView, "contentType">): MediaKind {
  const [type] = contentType.split("/", 1);
  return inline.has(contentType) ? (type as MediaKind) : "file";
}

/** "640 B", "12 KB", "1.4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} KB`;
  if (bytes < 9_950_000) return `${Math.round(bytes / 100_000) / 10} MB`;
  return `${Math.round(bytes / 1_000_000)} MB`;
}

/** One sentence for a file over the limit, or null. Browser and server say the same. */
export function fileTooLarge(name: string, bytes: number): string | null {
  if (bytes <= attachmentLimits.bytes) return null;
  const [size, limit] = [sizeWords(bytes), sizeWords(attachmentLimits.bytes)];
  return `${name} is ${size === limit ? "over " : ""}${size}; the limit is ${limit}.`;
}

/** A file's name as it is kept: without folders and without what could hide or turn its letters. */
export function fileName(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const safe = [...last].filter((letter) => isSafeName(letter)).join("");
  const points = [...safe.replace(/\p{M}{9,}/gu, "").trim()];
  if (points.length <= attachmentLimits.nameLength) return points.join("") || "file";
  const ending = points.join("").match(/\.[A-Za-z0-9]{1,12}$/)?.[0] ?? "";
  return points.slice(0, attachmentLimits.nameLength - ending.length).join("") + ending;
}
