import { join } from "node:path";
import Database from "better-sqlite3";
import { Client } from "pg";
import type { SearchPage } from "@/lib/contract/search";
import type { RoomView } from "@/lib/contract/views";
import type { Place } from "@/tests/support/shared-server";
import { until } from "@/tests/support/timing";
import type { ChatClient } from "./chat-client";
import { seen } from "./history-log";
import { type FinalState, searchedWord } from "./violation";

/** Waits until nothing moves any more, or does not look as if it would, and reads what there is. */
export async function finalState(
  place: Place,
  clients: ChatClient[],
  roomIds: string[],
): Promise<FinalState> {
  const tables = await readTables(place, roomIds);
  const revs = new Map(tables.rooms.map(({ id, rev }) => [id, rev]));
  const quiet = () =>
    clients.every(({ rooms }) => [...rooms].every(([id, { cursor }]) => cursor === revs.get(id)));
  // Whoever does not get there is found by the checker, which says more.
  await until(quiet, { timeoutMs: 30_000 }).catch(() => {});
  const screens: FinalState["screens"] = [];
  for (const client of clients) {
    for (const roomId of client.rooms.keys()) {
      await client.scrollUp(roomId);
      const { cursor = 0, messages = [] } = client.rooms.get(roomId) ?? {};
      screens.push({ client: client.name, roomId, cursor, messages: messages.map(seen) });
    }
  }
  const members = new Map(clients.map(({ person }) => [person.id, person]));
  const [unread, found]: [FinalState["unread"], FinalState["found"]] = [[], []];
  for (const [userId, { api }] of members) {
    const { body } = await api.call<{ rooms: RoomView[] }>("GET", "/rooms");
    for (const { id: roomId, unread: count } of body.rooms) {
      if (!roomIds.includes(roomId)) continue;
      unread.push({ userId, roomId, unread: count });
      found.push({ userId, roomId, ids: await search(api, roomId) });
    }
  }
  return { ...tables, screens, unread, found };
}

async function search(api: ChatClient["person"]["api"], room: string): Promise<string[]> {
  const ids: string[] = [];
  for (let next: string | null = null; ; ) {
    const query = new URLSearchParams({ q: searchedWord, room, limit: "100" });
    if (next !== null) query.set("next", next);
    const { body } = await api.call<SearchPage>("GET", `/search?${query}`);
    ids.push(...body.results.map(({ message }) => message.id));
    next = body.next;
    if (next === null) return ids;
  }
}

type Tables = Pick<FinalState, "stored" | "rooms" | "memberships">;

const queries = {
  stored: `SELECT "id", "roomId", "seq", "rev", "clientId", "body", "authorId" FROM "Message"`,
  rooms: `SELECT "id", "rev" FROM "Room"`,
  memberships: `SELECT "roomId", "userId", "readSeq" FROM "Membership"`,
};

/** By a connection of its own, which sees only what is committed. */
async function readTables({ dataDir, env }: Place, roomIds: string[]): Promise<Tables> {
  const read = env?.DATABASE_URL ? readPostgres(env.DATABASE_URL) : readSqlite(dataDir);
  const { stored, rooms, memberships } = await read;
  return {
    stored: stored.filter(({ roomId }) => roomIds.includes(roomId)),
    rooms: rooms.filter(({ id }) => roomIds.includes(id)),
    memberships: memberships.filter(({ roomId }) => roomIds.includes(roomId)),
  };
}

async function readSqlite(dataDir: string): Promise<Tables> {
  const file = new Database(join(dataDir, "hearth.db"), { readonly: true });
  const all = (query: string) => file.prepare(query).all();
  const { stored, rooms, memberships } = queries;
  const read = { stored: all(stored), rooms: all(rooms), memberships: all(memberships) };
  file.close();
  return read as Tables;
}

async function readPostgres(connectionString: string): Promise<Tables> {
  const client = new Client({ connectionString });
  await client.connect();
  const all = async (query: string) => (await client.query(query)).rows;
  const { stored, rooms, memberships } = queries;
  const read = {
    stored: await all(stored),
    rooms: await all(rooms),
    memberships: await all(memberships),
  };
  await client.end();
  return read;
}
