import { newSecret } from "@/lib/chat/ids";
import { hashPassword } from "@/lib/chat/passwords";
import { isWerkzeugHash } from "@/lib/chat/werkzeug";
import { limits } from "@/lib/contract/limits";
import { type Tx, transact } from "@/lib/db";
import { cleanEmail, cleanName, lastingId } from "./clean";
import type { OldUser } from "./source";

export type ImportedPeople = {
  /** Hearth's account by the old app's id, as text: its foreign keys are text. */
  idOf: Map<string, string>;
  /** The old app's ids of those who deleted their account here since. */
  gone: Set<string>;
  /** Whom messages of nobody belong to; made when it is first needed. */
  nobody(): Promise<string>;
  added: number;
  notes: string[];
};

/** One account that is to be there: several rows of the old app may have the same address. */
type Wanted = { mark: string; id: string; email: string; old: OldUser; oldIds: string[] };
type Account = { id: string; email: string; deletedAt: Date | null };

const batch = 500;
const account = { id: true, email: true, deletedAt: true } as const;

/** Makes an account for each old one, or finds the one with its address. Passwords keep working. */
export async function importPeople(users: OldUser[]): Promise<ImportedPeople> {
  const notes: string[] = [];
  const wanted = wantedOf(users, notes);
  const idOf = new Map<string, string>();
  const gone = new Set<string>();
  let added = 0;
  const noPassword = await hashPassword(newSecret());
  for (let at = 0; at < wanted.length; at += batch) {
    const part = wanted.slice(at, at + batch);
    const written = await transact((tx) => writePeople(tx, part, noPassword));
    added += written.added;
    notes.push(...written.notes);
    for (const { mark, oldIds } of part) {
      const id = written.idOf.get(mark);
      for (const oldId of oldIds) {
        if (id) idOf.set(oldId, id);
        else gone.add(oldId);
      }
    }
  }
  let nobodyId: Promise<string> | undefined;
  const nobody = () => {
    nobodyId ??= makeNobody();
    return nobodyId;
  };
  return { idOf, gone, nobody, added, notes };
}

function wantedOf(users: OldUser[], notes: string[]): Wanted[] {
  const byEmail = new Map<string, Wanted>();
  for (const old of users) {
    const email = cleanEmail(old.email) ?? `user-${old.id}@old-app.invalid`;
    const twin = byEmail.get(email);
    if (twin) {
      notes.push(`User ${old.id} has the address of another (${email}): one account.`);
      twin.oldIds.push(String(old.id));
      continue;
    }
    // The salt of the password is in it: who only knows an address cannot tell whether it was here.
    const mark = lastingId("mark", old.id, old.email, old.password);
    const id = lastingId("user", email);
    byEmail.set(email, { mark, id, email, old, oldIds: [String(old.id)] });
  }
  return [...byEmail.values()];
}

/**
 * Inserts whom no earlier import has seen and whose address is free. Answers the account of each
 * mark; none for who was deleted, or is about to be.
 */
async function writePeople(tx: Tx, wanted: Wanted[], noPassword: string) {
  // Nobody becomes this Hearth's administrator by being first in an old file.
  await tx.$executeRaw`
    INSERT INTO "Setting" ("key", "value") VALUES ('firstAccount', 'import')
    ON CONFLICT DO NOTHING`;
  const idOf = new Map<string, string>();
  const notes: string[] = [];
  const seen = await tx.imported.findMany({
    where: { mark: { in: wanted.map(({ mark }) => mark) } },
    select: { mark: true, user: { select: account } },
  });
  const marked = new Map(seen.map(({ mark, user }) => [mark, user]));
  for (const [mark, user] of marked) {
    if (user && !user.deletedAt) idOf.set(mark, user.id);
  }
  const fresh = wanted.filter(({ mark }) => !marked.has(mark));
  const known = await findAccounts(tx, fresh);
  const made = fresh.filter(({ mark }) => !known.has(mark));
  for (const { mark, id, email } of fresh) {
    const there = known.get(mark);
    if (there?.deletedAt) continue;
    idOf.set(mark, there?.id ?? id);
    if (there && there.id !== id)
      notes.push(
        `${email} had an account here, which has what was theirs now; its password stays.`,
      );
  }
  await tx.user.createMany({ data: made.map((one) => rowOf(one, noPassword, notes)) });
  await tx.imported.createMany({
    data: fresh.map(({ mark, id }) => ({ mark, userId: known.get(mark)?.id ?? id })),
  });
  return { idOf, notes, added: made.length };
}

/** Accounts by mark: one that an import made, whatever its address is by now, before one of that address. */
async function findAccounts(tx: Tx, wanted: Wanted[]): Promise<Map<string, Account>> {
  const found = await tx.user.findMany({
    where: {
      OR: [
        { id: { in: wanted.map(({ id }) => id) } },
        { email: { in: wanted.map(({ email }) => email) } },
      ],
    },
    select: account,
  });
  const byId = new Map(found.map((one) => [one.id, one]));
  const byEmail = new Map(found.map((one) => [one.email, one]));
  return new Map(
    wanted.flatMap(({ mark, id, email }) => {
      const one = byId.get(id) ?? byEmail.get(email);
      return one ? [[mark, one] as const] : [];
    }),
  );
}

function rowOf({ id, email, old }: Wanted, noPassword: string, notes: string[]) {
  const hasAddress = cleanEmail(old.email) !== null;
  if (!hasAddress) notes.push(`User ${old.id} has no e-mail address and cannot log in.`);
  const usable = old.password && isWerkzeugHash(old.password) ? old.password : null;
  if (hasAddress && !usable)
    notes.push(`${email} has no password that can be read: it has to be reset.`);
  return {
    id,
    email,
    firstName: cleanName(old.firstname, limits.personName, "Member"),
    lastName: cleanName(old.lastname, limits.personName, `No. ${old.id}`),
    passwordHash: usable ?? noPassword,
  };
}

async function makeNobody(): Promise<string> {
  const id = lastingId("user", "nobody");
  const passwordHash = await hashPassword(newSecret());
  await transact((tx) =>
    tx.user.upsert({
      where: { id },
      update: {},
      create: {
        id,
        email: "deleted-user@old-app.invalid",
        firstName: "Deleted",
        lastName: "user",
        passwordHash,
      },
    }),
  );
  return id;
}
