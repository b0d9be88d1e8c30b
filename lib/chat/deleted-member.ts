import type { Tx } from "@/lib/db";

/** The one account that all kept messages of deleted people belong to. */
export const deletedMemberId = "deleted-member";

/** Makes it where it is missing. Its e-mail is none and no password fits: nobody can be it. */
export async function ensureDeletedMember(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "User" ("id", "email", "firstName", "lastName", "passwordHash", "deletedAt")
    VALUES (${deletedMemberId}, ${deletedMemberId}, '', '', '', ${new Date(0)})
    ON CONFLICT DO NOTHING`;
}
