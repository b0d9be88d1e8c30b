import { rowsIn } from "./database";
import { sharedServer } from "./shared-server";

const tables = ["Room", "Membership", "Ban", "Wait", "Invitation", "ShortCode", "Message", "Pin"];

/** Everything that the shared server's database holds of a room, to see that it stays as it was. */
export function rowsOf(roomId: string): Record<string, unknown[]> {
  return Object.fromEntries(
    tables.map((table) => {
      const key = table === "Room" ? "id" : "roomId";
      const sql = `SELECT * FROM "${table}" WHERE "${key}" = ? ORDER BY 1, 2`;
      return [table, rowsIn(sharedServer(), sql, roomId)];
    }),
  );
}
