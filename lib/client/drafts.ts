import { createRoomTexts, type RoomTexts, type TextStorage } from "./room-texts";

/** Texts being written, one per room, kept on this device under the writer's id. */
export function createDrafts(userId: string, storage: TextStorage | null): RoomTexts {
  return createRoomTexts(`hearth:draft:${userId}:`, storage);
}
