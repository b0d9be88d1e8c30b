import type { Actor } from "@/lib/chat/actor";
import { listChanges, listMessages } from "@/lib/chat/messages";
import { listFiles } from "@/lib/chat/room-files";
import { findRoom, listRooms } from "@/lib/chat/room-list";

export const longRoom = { messages: 20_000, id: "room-long", userId: "user-ada" };

/** What opening Hearth, opening a room, paging through it and catching up ask of the database. */
export const readings: Record<string, (actor: Actor) => Promise<unknown>> = {
  "the list of rooms": (actor) => listRooms(actor),
  "a room": (actor) => findRoom(actor, longRoom.id),
  "its newest page": (actor) => listMessages(actor, longRoom.id, {}),
  "a page before": (actor) => listMessages(actor, longRoom.id, { before: 10_000 }),
  "a page after": (actor) => listMessages(actor, longRoom.id, { after: 10_000 }),
  "a page around": (actor) => listMessages(actor, longRoom.id, { around: 10_000 }),
  "its newest files": (actor) => listFiles(actor, longRoom.id, {}),
  "files before these": (actor) => listFiles(actor, longRoom.id, { after: "m10000" }),
  "what changed": (actor) => listChanges(actor, longRoom.id, { after: longRoom.messages - 100 }),
};

/**
 * Statements, for both databases, that make one room of 20,000 messages among 2,000 others with a
 * member each; `numbers` is a table with the column n from 1 to `longRoom.messages`.
 */
export function longRoomSql(numbers: string): string[] {
  const { id, userId, messages } = longRoom;
  return [
    `INSERT INTO "User" ("id", "email", "firstName", "lastName", "passwordHash")
     VALUES ('${userId}', 'ada@example.org', 'Ada', 'Okafor', 'none')`,
    `INSERT INTO "Room" ("id", "name", "searchName", "kind", "memberLimit", "memberCount", "lastSeq", "rev")
     VALUES ('${id}', 'Long', 'long', 'open', 10, 1, ${messages}, ${messages})`,
    `INSERT INTO "Membership" ("roomId", "userId", "role") VALUES ('${id}', '${userId}', 'owner')`,
    `INSERT INTO "Message" ("id", "roomId", "seq", "rev", "authorId", "body")
     SELECT 'm' || n, '${id}', n, n, '${userId}', 'Soup ' || n FROM ${numbers}`,
    `UPDATE "Message" SET "replyToId" = 'm1' WHERE "seq" > 1`,
    `INSERT INTO "Reaction" ("messageId", "userId", "emoji")
     SELECT 'm' || n, '${userId}', '👍' FROM ${numbers}`,
    `INSERT INTO "Pin" ("messageId", "roomId") SELECT 'm' || n, '${id}' FROM ${numbers}`,
    `INSERT INTO "Mention" ("messageId", "userId", "roomId", "seq", "name")
     SELECT 'm' || n, CASE WHEN n % 50 > 0 THEN '${userId}' END, '${id}', n, 'Ada Okafor'
     FROM ${numbers}`,
    `INSERT INTO "Attachment"
       ("id", "userId", "messageId", "roomId", "name", "contentType", "bytes", "storedAt")
     SELECT 'f' || n, '${userId}', 'm' || n, '${id}', 'soup.txt', 'text/plain', 9, CURRENT_TIMESTAMP
     FROM ${numbers}`,
    `INSERT INTO "LinkPage" ("id", "url", "title", "freshUntil")
     SELECT 'p' || n, 'https://example.org/' || n, 'Soup', CURRENT_TIMESTAMP
     FROM ${numbers} WHERE n <= 2000`,
    `INSERT INTO "LinkPreview" ("id", "messageId", "pageId")
     SELECT 'v' || n, 'm' || n, 'p' || (n % 2000 + 1) FROM ${numbers}`,
    `INSERT INTO "User" ("id", "email", "firstName", "lastName", "passwordHash")
     SELECT 'u' || n, n || '@example.org', 'Bo', 'Lind', 'none' FROM ${numbers} WHERE n <= 2000`,
    `INSERT INTO "Room" ("id", "name", "searchName", "kind", "memberLimit", "memberCount", "lastSeq", "rev")
     SELECT 'r' || n, 'Room', 'room', 'open', 10, 1, 0, 0 FROM ${numbers} WHERE n <= 2000`,
    `INSERT INTO "Membership" ("roomId", "userId", "role")
     SELECT 'r' || n, 'u' || n, 'owner' FROM ${numbers} WHERE n <= 2000`,
    `INSERT INTO "Wait" ("roomId", "userId", "place")
     SELECT 'r' || n, 'u' || n, 1 FROM ${numbers} WHERE n <= 2000`,
    "ANALYZE",
  ];
}
