import type { Attachment } from "@/generated/sqlite/client";
import type { AttachmentView } from "@/lib/contract/views";

/** What is told of an attachment. */
export const attachmentParts = {
  id: true,
  name: true,
  contentType: true,
  bytes: true,
  width: true,
  height: true,
  hasThumbnail: true,
  alt: true,
} as const;

/** SQLite's own answers have no booleans. */
export type AttachmentRow = Omit<Pick<Attachment, keyof typeof attachmentParts>, "hasThumbnail"> & {
  hasThumbnail: boolean | number;
};

export function attachmentView(row: AttachmentRow): AttachmentView {
  const { id, name, contentType, bytes, width, height, hasThumbnail, alt } = row;
  const url = `/api/v1/attachments/${id}/${encodeURIComponent(name)}`;
  const thumbnailUrl = hasThumbnail ? `${url}?size=small` : null;
  return { id, name, contentType, bytes, width, height, url, thumbnailUrl, alt };
}
