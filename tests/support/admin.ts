import { randomBytes } from "node:crypto";
import { join } from "node:path";
import Database from "better-sqlite3";
import { hearthCommand } from "./command";
import type { Place } from "./shared-server";
import { Visitor } from "./visitor";

const password = "a quiet evening";

/** Somebody who administers, logged in. */
export type Admin = { id: string; email: string; password: string; visitor: Visitor };

/** A site administrator of a server on SQLite. */
export async function makeAdmin(place: Place): Promise<Admin> {
  const email = `admin-${randomBytes(4).toString("hex")}@example.org`;
  const who = ["--email", email, "--first", "Ada", "--last", "Lovelace", "--password", password];
  const made = await hearthCommand(place.dataDir, "users:create", ...who, "--admin", "--json");
  const { id } = JSON.parse(made.stdout) as { id: string };
  const visitor = new Visitor(place);
  await visitor.submit("/login", { email, password });
  return { id, email, password, visitor };
}

/** A site administrator, logged in. */
export async function logInAdmin(place: Place): Promise<Visitor> {
  return (await makeAdmin(place)).visitor;
}

type Entry = {
  action: string;
  actorId: string | null;
  targetKind: string;
  targetId: string;
  detail: string;
  address: string | null;
};

/** All entries of the audit, oldest first. */
export function auditOf(place: Place): Entry[] {
  return readRows<Entry>(place, `SELECT * FROM "AuditEntry" ORDER BY "id"`);
}

/** Everything that administrators can change, for seeing that a refusal changed none of it. */
export function changeable(place: Place): unknown {
  const tables = ["User", "Room", "Membership", "Message", "Invitation", "AuditEntry"];
  const rows = tables.map((table) => readRows(place, `SELECT * FROM "${table}" ORDER BY 1, 2`));
  const ended = readRows(place, `SELECT "id" FROM "Session" WHERE "endedAt" IS NOT NULL`);
  return { rows, ended };
}

function readRows<Row>({ dataDir }: Place, sql: string): Row[] {
  const database = new Database(join(dataDir, "hearth.db"), { readonly: true });
  const rows = database.prepare(sql).all() as Row[];
  database.close();
  return rows;
}
