import { join } from "node:path";
import Database from "better-sqlite3";
import { digest } from "@/lib/chat/ids";

export const amounts = { messages: 1_000_000, rooms: 500, people: 1_000, words: 20_000 };

/** Who searches: one who is in 20 of the rooms, and one who is in all of them. */
export const readers = [
  { id: "reader-few", token: "hearth_reader-few", rooms: 20 },
  { id: "reader-all", token: "hearth_reader-all", rooms: amounts.rooms },
];

/** Always the same numbers between 0 and 1. */
export function dice(): () => number {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const syllables =
  "ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to".split(
    " ",
  );

/** A word by its rank: made of syllables, each of them another, the most frequent the shortest. */
export function wordOf(rank: number): string {
  let word = "";
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / syllables.length)) {
    word += syllables[rest % syllables.length];
  }
  return word;
}

/** Fills a database without its full-text index; words are as frequent as in talk (Zipf), 5 to 25 a message. */
export function fillSearchWorld(dataDir: string): void {
  const random = dice();
  const database = new Database(join(dataDir, "hearth.db"));
  database.pragma("synchronous = OFF");
  const user = database.prepare(`INSERT INTO "User"
    ("id", "email", "firstName", "lastName", "passwordHash", "emailVerifiedAt")
    VALUES (?, ?, ?, 'Load', 'none', CURRENT_TIMESTAMP)`);
  const room = database.prepare(`INSERT INTO "Room"
    ("id", "name", "searchName", "kind", "memberLimit", "lastSeq", "rev")
    VALUES (?, ?, ?, 'closed', 10000, ?, ?)`);
  const membership = database.prepare(
    `INSERT INTO "Membership" ("roomId", "userId") VALUES (?, ?)`,
  );
  const token = database.prepare(`INSERT INTO "AccessToken" ("id", "userId", "name", "tokenHash")
    VALUES (?, ?, 'load', ?)`);
  const message = database.prepare(`INSERT INTO "Message"
    ("id", "roomId", "seq", "rev", "authorId", "body", "createdAt") VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const perRoom = amounts.messages / amounts.rooms;
  database.transaction(() => {
    for (let n = 0; n < amounts.people; n++) user.run(`p${n}`, `p${n}@example.org`, wordOf(n + 40));
    for (let n = 0; n < amounts.rooms; n++)
      room.run(`r${n}`, `Room ${n}`, `room ${n}`, perRoom, perRoom);
    for (const { id, token: secret, rooms } of readers) {
      user.run(id, `${id}@example.org`, "Reader");
      token.run(id, id, digest(secret));
      for (let n = 0; n < rooms; n++) membership.run(`r${n * (amounts.rooms / rooms)}`, id);
    }
    for (let n = 0; n < amounts.messages; n++) {
      const seq = Math.floor(n / amounts.rooms) + 1;
      const at = new Date(1_700_000_000_000 + n * 60_000).toISOString().replace("Z", "+00:00");
      const author = `p${Math.floor(random() * amounts.people)}`;
      message.run(`m${n}`, `r${n % amounts.rooms}`, seq, seq, author, bodyOf(random), at);
    }
  })();
  database.close();
}

/** 5 to 24 words, as frequent as in talk. */
export function bodyOf(random: () => number): string {
  const length = 5 + Math.floor(random() * 20);
  // Ranks by Zipf: each is as likely as its part of the logarithm.
  const rank = () => Math.floor(amounts.words ** random()) - 1;
  return Array.from({ length }, () => wordOf(rank())).join(" ");
}
