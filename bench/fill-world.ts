import { join } from "node:path";
import Database from "better-sqlite3";
import { digest } from "@/lib/chat/ids";
import { addSearchWords } from "@/lib/search-function";
import type { World } from "./world";

/** Puts a world into the database of a stopped Hearth: thousands of people in a second. */
export function fillWorld(dataDir: string, { people, rooms }: World): void {
  const database = new Database(join(dataDir, "hearth.db"));
  addSearchWords(database);
  const user = database.prepare(`INSERT INTO "User"
    ("id", "email", "firstName", "lastName", "passwordHash", "emailVerifiedAt")
    VALUES (?, ?, 'Ada', ?, 'none', CURRENT_TIMESTAMP)`);
  const token = database.prepare(`INSERT INTO "AccessToken" ("id", "userId", "name", "tokenHash")
    VALUES (?, ?, 'load', ?)`);
  const room = database.prepare(`INSERT INTO "Room"
    ("id", "name", "searchName", "kind", "memberLimit", "memberCount", "lastSeq", "rev")
    VALUES (?, 'Load', 'load', 'closed', 10000, ?, ?, ?)`);
  const membership = database.prepare(`INSERT INTO "Membership" ("roomId", "userId", "role")
    VALUES (?, ?, ?)`);
  const message = database.prepare(`INSERT INTO "Message"
    ("id", "roomId", "seq", "rev", "authorId", "clientId", "body")
    VALUES (?, ?, ?, ?, ?, ?, ?)`);
  database.transaction(() => {
    for (const [n, { id, token: secret }] of people.entries()) {
      user.run(id, `load-${n}@example.org`, `Load ${n}`);
      token.run(id, id, digest(secret));
    }
    for (const { id, messages } of rooms) {
      const members = people.filter((person) => person.roomId === id);
      room.run(id, members.length, messages, messages);
      for (const [n, person] of members.entries()) {
        membership.run(id, person.id, n === 0 ? "owner" : "member");
      }
      for (let seq = 1; seq <= messages; seq++) {
        const author = members[seq % members.length]?.id;
        const text = `${seq} Who brings the bread on Sunday, and is there any of the soup left?`;
        message.run(`${id.slice(9)}-${seq}`, id, seq, seq, author, `old-${id}-${seq}`, text);
      }
    }
  })();
  database.close();
}
