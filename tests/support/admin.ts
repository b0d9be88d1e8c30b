import { change, rowsIn } from "./database";
import { logIn, people, peopleAt } from "./people";
import { isShared, type Place } from "./shared-server";
import type { Visitor } from "./visitor";

/** Somebody who administers, logged in. */
export type Admin = { id: string; email: string; password: string; visitor: Visitor };

/** A site administrator. */
export async function makeAdmin(place: Place): Promise<Admin> {
  const { ada } = isShared(place) ? await people("ada") : await peopleAt(place, "ada");
  change(place, `UPDATE "User" SET "isAdmin" = TRUE WHERE "id" = ?`, ada.id);
  return { id: ada.id, email: ada.email, password: ada.password, visitor: await logIn(place, ada) };
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
  return rowsIn<Entry>(place, `SELECT * FROM "AuditEntry" ORDER BY "id"`);
}

/** Everything that administrators can change, for seeing that a refusal changed none of it. */
export function changeable(place: Place): unknown {
  const tables = ["User", "Room", "Membership", "Message", "Invitation", "AuditEntry"];
  const rows = tables.map((table) =>
    // That somebody was here meanwhile is no change.
    rowsIn<{ lastSeenAt?: unknown }>(place, `SELECT * FROM "${table}" ORDER BY 1, 2`).map(
      ({ lastSeenAt: _seen, ...row }) => row,
    ),
  );
  const ended = rowsIn(place, `SELECT "id" FROM "Session" WHERE "endedAt" IS NOT NULL`);
  return { rows, ended };
}
