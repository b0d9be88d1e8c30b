import { join } from "node:path";
import Database from "better-sqlite3";
import { sharedServer } from "./shared-server";

const tables = ["Room", "Membership", "Ban", "Wait", "Invitation", "ShortCode", "Message", "Pin"];

/** Everything that the shared server's database holds of a room, to see that it stays as it was. */
export function rowsOf(roomId: string): Record<string, unknown[]> {
  const database = new Database(join(sharedServer().dataDir, "hearth.db"), { readonly: true });
  try {
    return Object.fromEntries(
      tables.map((table) => {
        const key = table === "Room" ? "id" : "roomId";
        const query = database.prepare(`SELECT * FROM "${table}" WHERE "${key}" = ? ORDER BY 1, 2`);
        return [table, query.all(roomId)];
      }),
    );
  } finally {
    database.close();
  }
}
