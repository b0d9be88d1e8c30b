import { newSecret } from "@/lib/chat/ids";
import { hashPassword } from "@/lib/chat/passwords";
import { isWerkzeugHash } from "@/lib/chat/werkzeug";
import { limits } from "@/lib/contract/limits";
import { transact } from "@/lib/db";
import { cleanEmail, cleanName, lastingId } from "./clean";
import type { OldUser } from "./source";

export type ImportedPeople = {
  /** Hearth's account by the old app's id, as text: its foreign keys are text. */
  idOf: Map<string, string>;
  /** Whom messages of nobody belong to; made when it is first needed. */
  nobody(): Promise<string>;
  added: number;
  notes: string[];
};

type UserRow = Awaited<ReturnType<typeof rowOf>>;

const batch = 500;

/** Makes an account for each old one, or finds the one with its address. Passwords keep working. */
export async function importPeople(users: OldUser[]): Promise<ImportedPeople> {
  const notes: string[] = [];
  const idOf = new Map<string, string>();
  const byEmail = new Map<string, UserRow>();
  for (const user of users) {
    const row = await rowOf(user, notes);
    const twin = byEmail.get(row.email);
    if (twin) notes.push(`User ${user.id} has the address of another (${row.email}): one account.`);
    else byEmail.set(row.email, row);
    idOf.set(String(user.id), twin?.id ?? row.id);
  }
  const rows = [...byEmail.values()];
  const knownAs = new Map<string, string>();
  let added = 0;
  for (let at = 0; at < rows.length; at += batch) {
    const part = rows.slice(at, at + batch);
    const known = await writePeople(part);
    added += part.length - known.length;
    for (const { id, email } of known) knownAs.set(byEmail.get(email)?.id ?? id, id);
  }
  for (const [old, id] of idOf) idOf.set(old, knownAs.get(id) ?? id);
  let nobodyId: Promise<string> | undefined;
  const nobody = () => {
    nobodyId ??= makeNobody();
    return nobodyId;
  };
  return { idOf, nobody, added, notes };
}

/** Inserts the accounts whose address is free and answers those that were there before. */
function writePeople(rows: UserRow[]) {
  return transact(async (tx) => {
    // Nobody becomes this Hearth's administrator by being first in an old file.
    await tx.$executeRaw`
      INSERT INTO "Setting" ("key", "value") VALUES ('firstAccount', 'import')
      ON CONFLICT DO NOTHING`;
    const known = await tx.user.findMany({
      where: { email: { in: rows.map(({ email }) => email) } },
      select: { id: true, email: true },
    });
    const taken = new Set(known.map(({ email }) => email));
    await tx.user.createMany({ data: rows.filter(({ email }) => !taken.has(email)) });
    return known;
  });
}

async function rowOf(user: OldUser, notes: string[]) {
  const email = cleanEmail(user.email);
  if (!email) notes.push(`User ${user.id} has no e-mail address and cannot log in.`);
  const usable = user.password && isWerkzeugHash(user.password) ? user.password : null;
  if (email && !usable)
    notes.push(`${email} has no password that can be read: it has to be reset.`);
  const shown = email ?? `user-${user.id}@old-app.invalid`;
  return {
    id: lastingId("user", shown),
    email: shown,
    firstName: cleanName(user.firstname, limits.personName, "Member"),
    lastName: cleanName(user.lastname, limits.personName, `No. ${user.id}`),
    passwordHash: usable ?? (await hashPassword(newSecret())),
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
