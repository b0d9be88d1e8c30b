import { Client } from "pg";
import { digest } from "@/lib/chat/ids";
import type { World } from "./world";

/** Puts a world without messages into an empty PostgreSQL that Hearth has migrated. */
export async function fillPostgres(url: string, { people, rooms }: World): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const ids = people.map(({ id }) => id);
  await client.query(
    `INSERT INTO "User" ("id", "email", "firstName", "lastName", "passwordHash", "emailVerifiedAt")
     SELECT p, p || '@example.org', 'Ada', 'Load', 'none', now() FROM unnest($1::text[]) p`,
    [ids],
  );
  await client.query(
    `INSERT INTO "AccessToken" ("id", "userId", "name", "tokenHash")
     SELECT p, p, 'load', t FROM unnest($1::text[], $2::text[]) AS given(p, t)`,
    [ids, people.map(({ token }) => digest(token))],
  );
  await client.query(
    `INSERT INTO "Room" ("id", "name", "searchName", "kind", "memberLimit", "memberCount", "lastSeq", "rev")
     SELECT r, 'Load', 'load', 'closed', 10000, $2, 0, 0 FROM unnest($1::text[]) r`,
    [rooms.map(({ id }) => id), people.length / rooms.length],
  );
  await client.query(
    `INSERT INTO "Membership" ("roomId", "userId", "role")
     SELECT r, p, 'member' FROM unnest($1::text[], $2::text[]) AS seat(r, p)`,
    [people.map(({ roomId }) => roomId), ids],
  );
  await client.end();
}
