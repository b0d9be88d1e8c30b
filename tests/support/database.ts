import { join } from "node:path";
import Database from "better-sqlite3";
import { sharedServer } from "./shared-server";

/** Makes a moment pass that no test can wait for: sets the end of a link or short code. */
export function expire(table: "Invitation" | "ShortCode", roomId: string): void {
  const past = new Date(Date.now() - 1_000).toISOString().replace("Z", "+00:00");
  withDatabase((file) =>
    file.prepare(`UPDATE "${table}" SET "expiresAt" = ? WHERE "roomId" = ?`).run(past, roomId),
  );
}

/** Makes every mailed link of a person older than it works for. */
export function expireLinks(userId: string): void {
  const past = new Date(Date.now() - 1_000).toISOString().replace("Z", "+00:00");
  const change = `UPDATE "VerificationToken" SET "expiresAt" = ? WHERE "userId" = ?`;
  withDatabase((file) => file.prepare(change).run(past, userId));
}

/** As somebody who has just deleted their account, but not yet for good. */
export function deleteAccount(userId: string): void {
  const change = `UPDATE "User" SET "deletedAt" = "createdAt" WHERE "id" = ?`;
  withDatabase((file) => file.prepare(change).run(userId));
}

function withDatabase(use: (file: Database.Database) => void): void {
  const file = new Database(join(sharedServer().dataDir, "hearth.db"), { timeout: 5_000 });
  try {
    use(file);
  } finally {
    file.close();
  }
}
