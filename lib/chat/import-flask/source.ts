import Database from "better-sqlite3";
import { refuse } from "@/lib/chat/refusal";

/** Rows of the old app (design/origin.md). Foreign keys are text there; anything may be NULL. */
export type OldUser = {
  id: number;
  email: string | null;
  password: string | null;
  firstname: string | null;
  lastname: string | null;
};
export type OldRoom = {
  id: number;
  roomid: string | null;
  userid: string | null;
  grouplimit: string | number | null;
};
export type OldParticipant = {
  id: number;
  userid: string | null;
  roomid: string | null;
  roomname: string | null;
};
export type OldMessage = {
  id: number;
  date: string | null;
  message: string | null;
  userid: string | null;
  roomid: string | null;
};

export type OldApp = {
  users: OldUser[];
  rooms: OldRoom[];
  participants: OldParticipant[];
  countMessages(): number;
  /** Room by room, in the order in which they were said: equal minutes by id. */
  messages(): Iterable<OldMessage>;
  close(): void;
};

const columns = {
  user: ["id", "email", "password", "firstname", "lastname"],
  room: ["id", "roomid", "userid", "grouplimit"],
  participant: ["id", "userid", "roomid", "roomname"],
  message: ["id", "date", "message", "userid", "roomid"],
};

/** Opens the old app's database for reading only. Refuses with `invalid` what is not one. */
export function openOldApp(path: string): OldApp {
  const database = open(path);
  const all = <Row>(table: keyof typeof columns) =>
    database
      .prepare(`SELECT ${columns[table].join(", ")} FROM "${table}" ORDER BY id`)
      .all() as Row[];
  return {
    users: all<OldUser>("user"),
    rooms: all<OldRoom>("room"),
    participants: all<OldParticipant>("participant"),
    countMessages: () =>
      (database.prepare(`SELECT count(*) AS n FROM "message"`).get() as { n: number }).n,
    messages: () =>
      database
        .prepare(
          `SELECT id, date, message, userid, roomid FROM "message"
           ORDER BY CAST(roomid AS INTEGER), date IS NULL, date, id`,
        )
        .iterate() as Iterable<OldMessage>,
    close: () => database.close(),
  };
}

function open(path: string): Database.Database {
  const wrong = (why: string): never => refuse("invalid", { message: `${path} ${why}` });
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true });
    for (const [table, names] of Object.entries(columns)) {
      const found = database.pragma(`table_info("${table}")`) as { name: string }[];
      const missing = names.filter((name) => !found.some((column) => column.name === name));
      if (missing.length > 0) {
        database.close();
        wrong(`is not the old app's database: table "${table}" has no ${missing.join(", ")}.`);
      }
    }
    return database;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "SQLITE_CANTOPEN") wrong("cannot be opened. Check the path.");
    if (code === "SQLITE_NOTADB") wrong("is not an SQLite database.");
    throw error;
  }
}
