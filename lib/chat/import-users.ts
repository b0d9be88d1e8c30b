import { parse as parseCsv } from "csv-parse/sync";
import * as z from "zod";
import { newUser } from "@/lib/contract/accounts";
import { transact } from "@/lib/db";
import { asOneOfAKind, writeUser } from "./accounts";
import { type Actor, requireOperator } from "./actor";
import { enter } from "./memberships";
import { parse } from "./parse";
import { hashPassword } from "./passwords";
import { isRefusal, refuse } from "./refusal";
import { requireRoomIds } from "./room-names";
import { writeToken } from "./tokens";

export type ImportedUser = { email: string; userId: string; token?: string };
export type FailedLine = { line: number; message: string };

const columns = z.object({
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  password: z.string(),
});

/**
 * Makes an account per line of a CSV file (email,firstName,lastName,password) and seats each in
 * the rooms named. A line that fails is reported with its number; the others still go in.
 */
export async function importUsers(
  actor: Actor,
  csv: string,
  { roomNames = [], tokens = false }: { roomNames?: string[]; tokens?: boolean } = {},
): Promise<{ created: ImportedUser[]; failed: FailedLine[] }> {
  requireOperator(actor);
  const lines = readLines(csv);
  const roomIds = await requireRoomIds(roomNames);
  const created: ImportedUser[] = [];
  const failed: FailedLine[] = [];
  for (const { record, line } of lines) {
    try {
      const user = await importUser(record, tokens);
      created.push(user);
      for (const roomId of roomIds) {
        await enter({ kind: "person", userId: user.userId }, roomId, async () => {});
      }
    } catch (error) {
      if (!isRefusal(error)) throw error;
      failed.push({ line, message: error.failure.message });
    }
  }
  return { created, failed };
}

async function importUser(record: unknown, tokens: boolean): Promise<ImportedUser> {
  const fields = parse(newUser, record);
  const passwordHash = await hashPassword(fields.password);
  return asOneOfAKind(() =>
    transact(async (tx) => {
      const userId = await writeUser(tx, { ...fields, passwordHash });
      const user = { email: fields.email, userId };
      return tokens ? { ...user, token: await writeToken(tx, userId, "import") } : user;
    }),
  );
}

function readLines(csv: string): { record: unknown; line: number }[] {
  try {
    const rows: { record: Record<string, string>; info: { lines: number } }[] = parseCsv(csv, {
      columns: true,
      info: true,
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
    });
    const [first] = rows;
    if (first) columns.parse(first.record);
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch {
    const message = "The file is not CSV with the columns email,firstName,lastName,password.";
    refuse("invalid", { message });
  }
}
