import { type Actor, requireOperator } from "@/lib/chat/actor";
import { prepareForBulk } from "@/lib/db";
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
 * Moves the old Flask app's database over (design/origin.md), which is opened for reading only. Again
 * it adds what is new there: everything keeps an id derived from the old one, and what was deleted
 * here is remembered. Refuses with `invalid` what is no such database. Tells after each batch how
 * many messages have been read, stored and put into the index.
 */
export async function importFlask(
  actor: Actor,
  path: string,
  onProgress: (read: number, total: number) => void,
): Promise<FlaskImport> {
  requireOperator(actor);
  const old = openOldApp(path);
  try {
    await prepareForBulk();
    const people = await importPeople(old.users);
    const rooms = await importRooms(old.rooms, old.participants, people);
    const messages = await importMessages(old, people, rooms, onProgress);
    return {
      users: people.added,
      rooms: rooms.added,
      memberships: rooms.seated,
      messages: messages.added,
      notes: [...people.notes, ...rooms.notes, ...messages.notes],
    };
  } finally {
    old.close();
  }
}
