import { join } from "node:path";
import Database from "better-sqlite3";
import { addSearchWords } from "@/lib/search-function";

/** How much an old, large Hearth holds. */
export const amounts = {
  users: 100_000,
  rooms: 5_000,
  seatsTaken: 300_000,
  messages: 1_000_000,
  sessions: 100_000,
  invitations: 10_000,
  auditEntries: 100_000,
  jobs: 10_000,
};

const dayMs = 86_400_000;
const years = 2 * 365 * dayMs;
const firstNames = ["Ada", "Bo", "Cleo", "Dipa", "Emil", "Fatima", "Goran", "Hana", "Ivo", "Jun"];
const lastNames = ["Lovelace", "Lindqvist", "Okafor", "Rahman", "Novak", "Sato", "Weber", "Diaz"];

/** As Prisma's adapter writes dates. */
const isoTime = (ms: number) => new Date(ms).toISOString().replace("Z", "+00:00");
/** As long as a real id, in the same order as the number. */
const idOf = (kind: string, n: number) =>
  `0190${kind}-${n.toString(16).padStart(8, "0")}-7000-8000-${n.toString(16).padStart(12, "0")}`;
/** Always the same numbers, spread as if at random. */
const spread = (n: number, below: number) => Number((BigInt(n) * 2_654_435_761n) % BigInt(below));

/** Fills the database of a stopped server, in seconds: rows go in by prepared statements. */
export function fillLargeHearth(dataDir: string, now = Date.now()): void {
  const database = new Database(join(dataDir, "hearth.db"));
  addSearchWords(database);
  database.pragma("synchronous = OFF");
  database.pragma("foreign_keys = OFF");
  database.transaction(() => {
    fillUsers(database, now);
    fillRooms(database, now);
    fillMemberships(database, now);
    fillMessages(database, now);
    fillRest(database, now);
  })();
  database.close();
}

const userId = (n: number) => idOf("aaaa", n);
const roomId = (n: number) => idOf("bbbb", n);

function fillUsers(database: Database.Database, now: number): void {
  const insert = database.prepare(`INSERT INTO "User"
    ("id", "email", "firstName", "lastName", "passwordHash", "emailVerifiedAt", "deactivatedAt", "createdAt")
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const hash = `$argon2id$v=19$m=19456,t=2,p=1$${"x".repeat(66)}`;
  for (let n = 0; n < amounts.users; n++) {
    const first = firstNames[spread(n, firstNames.length)] ?? "Ada";
    const last = `${lastNames[spread(n + 7, lastNames.length)]} ${spread(n, 9_973)}`;
    const made = isoTime(now - years + n * 600_000);
    const [verified, closed] = [n % 3 ? made : null, n % 500 ? null : made];
    insert.run(userId(n), `person-${n}@example.org`, first, last, hash, verified, closed, made);
  }
}

function fillRooms(database: Database.Database, now: number): void {
  const insert = database.prepare(`INSERT INTO "Room"
    ("id", "name", "searchName", "kind", "memberLimit", "memberCount", "lastSeq", "rev", "createdAt")
    VALUES (?, ?, ?, ?, 200, ?, ?, ?, ?)`);
  const perRoom = amounts.messages / amounts.rooms;
  const members = amounts.seatsTaken / amounts.rooms;
  for (let n = 0; n < amounts.rooms; n++) {
    const name = `Class ${spread(n, 100_003)}`;
    const made = isoTime(now - years + n * 12_000_000);
    const kind = n % 4 ? "closed" : "open";
    insert.run(roomId(n), name, name.toLowerCase(), kind, members, perRoom, perRoom, made);
  }
}

function fillMemberships(database: Database.Database, now: number): void {
  const insert = database.prepare(`INSERT INTO "Membership"
    ("roomId", "userId", "role", "joinedAt") VALUES (?, ?, ?, ?)`);
  const perRoom = amounts.seatsTaken / amounts.rooms;
  for (let n = 0; n < amounts.seatsTaken; n++) {
    const room = Math.floor(n / perRoom);
    const user = (room * perRoom + (n % perRoom) * 1_667) % amounts.users;
    const role = n % perRoom ? "member" : "owner";
    insert.run(roomId(room), userId(user), role, isoTime(now - spread(n, years)));
  }
}

function fillMessages(database: Database.Database, now: number): void {
  const insert = database.prepare(`INSERT INTO "Message"
    ("id", "roomId", "seq", "rev", "authorId", "clientId", "body", "createdAt")
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const body = "Who brings the bread on Sunday, and is there any of the soup left for the others?";
  for (let n = 0; n < amounts.messages; n++) {
    const seq = Math.floor(n / amounts.rooms) + 1;
    const author = userId(spread(n, amounts.users));
    const at = isoTime(now - years + Math.floor((n * years) / amounts.messages));
    const id = idOf("cccc", n);
    insert.run(id, roomId(n % amounts.rooms), seq, seq, author, `client-${n}`, `${n} ${body}`, at);
  }
}

function fillRest(database: Database.Database, now: number): void {
  const session = database.prepare(`INSERT INTO "Session"
    ("id", "userId", "device", "address", "lastSeenAt") VALUES (?, ?, 'Firefox', '192.0.2.1', ?)`);
  for (let n = 0; n < amounts.sessions; n++) {
    session.run(idOf("dddd", n), userId(n), isoTime(now - spread(n, 90 * dayMs)));
  }
  const invitation = database.prepare(`INSERT INTO "Invitation"
    ("code", "roomId", "createdById", "createdAt") VALUES (?, ?, ?, ?)`);
  for (let n = 0; n < amounts.invitations; n++) {
    const made = isoTime(now - spread(n, years));
    invitation.run(idOf("eeee", n), roomId(n % amounts.rooms), userId(n), made);
  }
  const entry = database.prepare(`INSERT INTO "AuditEntry"
    ("id", "createdAt", "actorId", "action", "targetKind", "targetId", "address")
    VALUES (?, ?, ?, ?, 'user', ?, '192.0.2.1')`);
  const actions = ["user.rename", "user.deactivate", "user.signOut"];
  for (let n = 0; n < amounts.auditEntries; n++) {
    const at = isoTime(now - years + Math.floor((n * years) / amounts.auditEntries));
    entry.run(idOf("ffff", n), at, userId(n % 5), actions[n % 3], userId(n));
  }
  // Or the server would index the million meanwhile, beside what is measured.
  database.exec(`UPDATE "SearchProgress" SET "upTo" = (SELECT max("id") FROM "SearchEntry")`);
  // Dead all of them: nobody does them while the lists are looked at.
  const job = database.prepare(`INSERT INTO "Job"
    ("id", "kind", "payload", "state", "attempts", "runAt", "lastError")
    VALUES (?, ?, '', 'dead', ?, ?, ?)`);
  for (let n = 0; n < amounts.jobs; n++) {
    const at = isoTime(now - spread(n, 90 * dayMs));
    const why = `Message failed: 554 <${userId(n)}@example.org> is not known here`;
    job.run(idOf("abab", n), n % 2 ? "mail" : "preview", n % 11, at, why);
  }
}
