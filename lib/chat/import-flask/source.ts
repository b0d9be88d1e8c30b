import Database from "better-sqlite3";
import { refuse } from "@/lib/chat/refusal";

/** Rows of the old app (design/origin.md). Foreign keys are text there; anything may be NULL. */
type Text = string | null;
export type OldUser = {
  id: number;
  email: Text;
  password: Text;
  firstname: Text;
  lastname: Text;
};
export type OldRoom = { id: number; roomid: Text; userid: Text; grouplimit: Text };
export type OldParticipant = { id: number; userid: Text; roomid: Text; roomname: Text };
export type OldMessage = {
  id: number;
  date: Text;
  /** The date's milliseconds since the epoch; null where it is none. */
  time: number | null;
  message: Text;
  userid: Text;
  roomid: Text;
};

export type OldApp = {
  users: OldUser[];
  rooms: OldRoom[];
  participants: OldParticipant[];
  countMessages(): number;
  /** In the order in which they were said: equal dates by id, and what has none last. */
  messages(): Iterable<OldMessage>;
  close(): void;
};

const columns = {
  user: ["id", "email", "password", "firstname", "lastname"],
  room: ["id", "roomid", "userid", "grouplimit"],
  participant: ["id", "userid", "roomid", "roomname"],
  message: ["id", "date", "message", "userid", "roomid"],
};

/** Whatever type SQLite found for a value: these columns are read as text. */
const asText = (names: string[]) => names.map((name) => `CAST(${name} AS TEXT) AS ${name}`);

/**
 * SQLite reads both ways of writing a date, with parts of a second or without, and also what is none
 * of these ("now", a bare time), which the pattern keeps from it.
 */
const time = `CASE WHEN date GLOB '[12][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][ T][0-9][0-9]:[0-9][0-9]*'
  THEN CAST(round(unixepoch(date, 'subsec') * 1000) AS INTEGER) END`;

/** Opens the old app's database for reading only. Refuses with `invalid` what is not one. */
export function openOldApp(path: string): OldApp {
  const database = open(path);
  const all = <Row>(table: keyof typeof columns) =>
    database
      .prepare(
        `SELECT id, ${asText(columns[table].slice(1)).join(", ")} FROM "${table}" ORDER BY id`,
      )
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
          `SELECT id, ${time} AS time, ${asText(columns.message.slice(1)).join(", ")} FROM "message"
           ORDER BY time IS NULL, time, id`,
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
