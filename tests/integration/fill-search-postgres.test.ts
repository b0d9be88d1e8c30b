/** A PostgreSQL from before there was search: its messages are found once it is migrated. */
import { Client } from "pg";
import { searchMessages } from "@/lib/chat/search";
import { disconnect } from "@/lib/db";
import { readMigrations } from "@/lib/migrate/files";
import { migratePostgres } from "@/lib/migrate/postgres";
import { prepare } from "@/lib/prepare";
import { startPostgres } from "@/tests/support/postgres";

/** More than one portion of lib/migrate/fill-search.ts. */
const count = 6_000;
const ada = { kind: "person", userId: "ada" } as const;
let postgres: Awaited<ReturnType<typeof startPostgres>>;

beforeAll(async () => {
  postgres = await startPostgres();
  const before = readMigrations("postgresql").filter(({ name }) => name < "0007_search");
  await migratePostgres(postgres.url, before);
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`
    INSERT INTO "User" ("id", "email", "firstName", "lastName", "passwordHash")
    VALUES ('ada', 'ada@example.org', 'Ada', 'Okafor', 'none');
    INSERT INTO "Room" ("id", "name", "searchName", "kind", "memberLimit", "memberCount", "lastSeq", "rev")
    VALUES ('kitchen', 'Kitchen', 'kitchen', 'open', 9, 1, ${count + 3}, ${count + 3}),
           ('attic', 'Attic', 'attic', 'open', 9, 0, 1, 1);
    INSERT INTO "Membership" ("roomId", "userId", "role") VALUES ('kitchen', 'ada', 'owner');
    INSERT INTO "Message" ("id", "roomId", "seq", "rev", "authorId", "body", "createdAt")
    SELECT 'm' || n, 'kitchen', n, n, 'ada', 'Kartoffelsuppe ' || n, timestamp '2026-01-01' + n * interval '1 minute'
    FROM generate_series(1, ${count}) n;
    INSERT INTO "Message" ("id", "roomId", "seq", "rev", "authorId", "body", "systemVerb", "deletedAt")
    VALUES ('line', 'kitchen', ${count + 1}, 1, 'ada', 'Suppe joined', 'joined', NULL),
           ('gone', 'kitchen', ${count + 2}, 1, 'ada', '', NULL, now()),
           ('short', 'kitchen', ${count + 3}, 1, 'ada', 'so it is', NULL, NULL),
           ('theirs', 'attic', 1, 1, 'ada', 'Suppe im Attic', NULL, NULL)`);
  await client.end();
  process.env.DATABASE_URL = postgres.url;
  process.env.LOG_LEVEL = "silent";
  await prepare();
}, 60_000);
afterAll(async () => {
  await disconnect();
  await postgres.stop();
});

test("every message of people is found, the newest first, and only in one's rooms", async () => {
  const { results } = await searchMessages(ada, { q: "suppe" });
  const newest = Array.from({ length: results.length }, (_, n) => `Kartoffelsuppe ${count - n}`);
  expect(results.length).toBeGreaterThan(1);
  expect(results.map(({ message }) => message.body)).toEqual(newest);
  const oldest = await searchMessages(ada, { q: '"kartoffelsuppe 1"' });
  expect(oldest.results.map(({ message }) => message.id)).toEqual(["m1"]);
  const short = await searchMessages(ada, { q: '"it is"' });
  expect(short.results.map(({ message }) => message.id)).toEqual(["short"]);
  expect((await searchMessages(ada, { q: "attic" })).results).toEqual([]);
  expect((await searchMessages(ada, { q: "joined" })).results).toEqual([]);
});
