import type { Passkey } from "@/generated/sqlite/client";
import { type PasskeyView, passkeyNameForm } from "@/lib/contract/passkeys";
import { presentPasswordForm } from "@/lib/contract/two-step";
import { db, transact } from "@/lib/db";
import { wakeJobs } from "@/lib/jobs/jobs";
import { type Actor, type Origin, requirePerson } from "./actor";
import { parse } from "./parse";
import { requirePresentPassword } from "./present-password";
import { refuse } from "./refusal";
import { tellAccount, twoStepNews } from "./two-step-mails";

/** The asker's passkeys, oldest first. */
export async function listPasskeys(actor: Actor): Promise<PasskeyView[]> {
  const { userId } = requirePerson(actor);
  const passkeys = await db().passkey.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return passkeys.map(passkeyView);
}

/** Calls one of the asker's passkeys something else; `not_found` for another person's. */
export async function renamePasskey(actor: Actor, id: string, input: unknown): Promise<void> {
  const { userId } = requirePerson(actor);
  const { name } = parse(passkeyNameForm, input);
  requireComparable(id);
  const where = { id, userId };
  const { count } = await transact((tx) => tx.passkey.updateMany({ where, data: { name } }));
  if (count === 0) refuseGone();
}

/** Takes one of the asker's passkeys away, for who knows the password; it logs in nobody any more. */
export async function removePasskey(
  actor: Actor,
  id: string,
  input: unknown,
  origin: Origin,
): Promise<void> {
  const person = requirePerson(actor);
  const { userId } = person;
  const { presentPassword } = parse(presentPasswordForm, input);
  await requirePresentPassword(person, presentPassword, origin);
  requireComparable(id);
  const found = await db().passkey.findFirst({ where: { id, userId } });
  if (!found) return refuseGone();
  await transact(async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id, userId } });
    if (count === 0) refuseGone();
    await tellAccount(tx, userId, twoStepNews.passkeyRemoved(found.name), origin);
  });
  wakeJobs();
}

/** An authenticator chooses ids of any length, but none with a NUL, which PostgreSQL refuses. */
function requireComparable(id: string): void {
  if (id.includes("\0")) refuseGone();
}

function passkeyView({ id, name, createdAt, lastUsedAt }: Passkey): PasskeyView {
  return {
    id,
    name,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

function refuseGone(): never {
  refuse("not_found", { message: "That passkey was removed already. Reload the page." });
}
