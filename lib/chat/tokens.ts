import * as z from "zod";
import { Prisma, type User } from "@/generated/sqlite/client";
import { limits } from "@/lib/contract/limits";
import { nameSchema } from "@/lib/contract/names";
import { lookUp, type Tx, transact } from "@/lib/db";
import { type Actor, type PersonActor, requireOperator } from "./actor";
import { digest, newId, newSecret } from "./ids";
import { parse } from "./parse";
import { refuse } from "./refusal";

const newToken = z.object({
  email: z.string().trim().toLowerCase(),
  name: nameSchema("Token name", limits.tokenName),
});

/** A bearer token for an account; shown once, stored as a digest. */
export async function createToken(actor: Actor, input: unknown): Promise<{ token: string }> {
  requireOperator(actor);
  const { email, name } = parse(newToken, input);
  return transact(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
    if (!user) refuse("not_found", { message: `No account has the address ${email}.` });
    return { token: await writeToken(tx, user.id, name) };
  });
}

export async function writeToken(tx: Tx, userId: string, name: string): Promise<string> {
  const token = `hearth_${newSecret()}`;
  await tx.accessToken.create({ data: { id: newId(), userId, name, tokenHash: digest(token) } });
  return token;
}

/** Whom a bearer token speaks for, or null. Asked with every request, so in one plain statement. */
export async function findTokenActor(token: string): Promise<PersonActor | null> {
  const [found] = await lookUp<Pick<User, "id" | "kind">>(Prisma.sql`
    SELECT u."id", u."kind" FROM "AccessToken" t JOIN "User" u ON u."id" = t."userId"
    WHERE t."tokenHash" = ${digest(token)} AND u."deletedAt" IS NULL
      AND u."deactivatedAt" IS NULL`);
  return found ? { kind: found.kind === "bot" ? "bot" : "person", userId: found.id } : null;
}
