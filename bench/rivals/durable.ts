/** Socket.IO and better-sqlite3: one synced commit for all that gathered, one event per room of it. */
import { join } from "node:path";
import Database from "better-sqlite3";
import { type Draft, type Stored, serveRival } from "./rival";

type Waiting = { draft: Draft; resolve: (stored: Stored) => void };

serveRival((tell) => {
  const database = new Database(join(process.env.DATA_DIR ?? "", "durable.db"));
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec(`CREATE TABLE IF NOT EXISTS message (roomId TEXT, seq INTEGER, id TEXT,
    authorId TEXT, clientId TEXT, body TEXT, createdAt TEXT,
    PRIMARY KEY (roomId, seq)) WITHOUT ROWID`);
  const insert = database.prepare("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?)");
  const following = database.prepare("SELECT * FROM message WHERE roomId = ? AND seq > ?");
  const heads = database.prepare("SELECT roomId, max(seq) AS seq FROM message GROUP BY roomId");
  const lastSeq = new Map((heads.all() as Stored[]).map(({ roomId, seq }) => [roomId, seq]));
  let waiting: Waiting[] = [];

  const insertAll = database.transaction((batch: Waiting[]) =>
    batch.map(({ draft }) => {
      const seq = (lastSeq.get(draft.roomId) ?? 0) + 1;
      lastSeq.set(draft.roomId, seq);
      const { roomId, authorId, clientId, body } = draft;
      const [id, createdAt] = [`${roomId}-${seq}`, new Date().toISOString()];
      insert.run(roomId, seq, id, authorId, clientId, body, createdAt);
      return { ...draft, id, seq, createdAt };
    }),
  );

  function commit(): void {
    const batch = waiting;
    waiting = [];
    const stored = insertAll(batch);
    for (const [i, message] of stored.entries()) batch[i]?.resolve(message);
    for (const [roomId, messages] of byRoom(stored)) tell(roomId, messages);
  }

  return {
    post: (draft) =>
      new Promise((resolve) => {
        if (waiting.length === 0) setImmediate(commit);
        waiting.push({ draft, resolve });
      }),
    after: (roomId, seq) => following.all(roomId, seq) as Stored[],
  };
});

function byRoom(stored: Stored[]): Map<string, Stored[]> {
  const rooms = new Map<string, Stored[]>();
  for (const message of stored) {
    const room = rooms.get(message.roomId);
    if (room) room.push(message);
    else rooms.set(message.roomId, [message]);
  }
  return rooms;
}
