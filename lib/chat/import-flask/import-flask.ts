import { type Actor, requireOperator } from "@/lib/chat/actor";
import { indexSearchTail } from "@/lib/chat/index-search-tail";
import { importMessages } from "./messages";
import { importPeople } from "./people";
import { importRooms } from "./rooms";
import { openOldApp } from "./source";

/** What an import added, and what in the old file was not as it should be. */
export type FlaskImport = {
  users: number;
  rooms: number;
  memberships: number;
  messages: number;
  notes: string[];
};

/**
 * Moves the old Flask app's database over (design/origin.md): opened for reading only, and again
 * harmless, since everything keeps an id derived from the old one. Refuses with `invalid` what is
 * no such database.
 */
export async function importFlask(
  actor: Actor,
  path: string,
  onProgress: (read: number, total: number) => void,
): Promise<FlaskImport> {
  requireOperator(actor);
  const old = openOldApp(path);
  try {
    const total = old.countMessages();
    const people = await importPeople(old.users);
    const rooms = await importRooms(old.rooms, old.participants, people);
    const messages = await importMessages(old.messages(), people, rooms, (read) =>
      onProgress(read, total),
    );
    await indexSearchTail();
    return {
      users: people.added,
      rooms: rooms.added,
      memberships: rooms.seated + rooms.added,
      messages: messages.added,
      notes: [...people.notes, ...rooms.notes, ...messages.notes],
    };
  } finally {
    old.close();
  }
}
