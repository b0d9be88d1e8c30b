import type { OutgoingFile } from "./outgoing-file";
import { createRoomTexts, type TextStorage } from "./room-texts";

export type KeptTrays = ReturnType<typeof createKeptTrays>;

/**
 * What lies in each room's composer and is on the server already, kept on this device under the
 * writer's id. Without the bytes: those are the server's to give, and only to them.
 */
export function createKeptTrays(userId: string, storage: TextStorage | null) {
  const texts = createRoomTexts(`hearth:tray:${userId}:`, storage);
  return {
    rooms: texts.rooms,
    read: (roomId: string): OutgoingFile[] => filesIn(texts.read(roomId)),
    /** Keeps those of a tray's files that the server has. */
    write(roomId: string, files: readonly OutgoingFile[]) {
      const kept = files.filter(({ attachment }) => attachment !== null);
      const plain = kept.map((file) => ({ ...file, blob: null }));
      texts.write(roomId, plain.length > 0 ? JSON.stringify(plain) : "");
    },
    /** As of `RoomTexts`. */
    hear: texts.hear,
  };
}

/** None where another version of Hearth wrote what this one cannot read. */
function filesIn(text: string): OutgoingFile[] {
  try {
    const files: OutgoingFile[] = text === "" ? [] : JSON.parse(text);
    return files.filter(({ id, attachment }) => id && attachment?.id);
  } catch {
    return [];
  }
}
