import { change, storedTime } from "../database";
import type { Place } from "../shared-server";

/** Gives a message the preview of a page with a picture, all under the message's own id. */
export function addPreview(place: Place, messageId: string): void {
  const page = `INSERT INTO "LinkPage" ("id", "url", "hasImage", "freshUntil") VALUES (?, ?, TRUE, ?)`;
  change(place, page, messageId, `https://example.org/${messageId}`, storedTime(Date.now()));
  const image = `INSERT INTO "LinkImage" ("pageId", "bytes") VALUES (?, ?)`;
  change(place, image, messageId, Buffer.from("a picture"));
  const preview = `INSERT INTO "LinkPreview" ("id", "messageId", "pageId") VALUES (?, ?, ?)`;
  change(place, preview, messageId, messageId, messageId);
}

/** Gives somebody a picture, under their own id. */
export function addPicture(place: Place, userId: string): void {
  const insert = `INSERT INTO "Picture" ("id", "userId", "small", "large") VALUES (?, ?, ?, ?)`;
  change(place, insert, userId, userId, Buffer.from("small"), Buffer.from("large"));
}
