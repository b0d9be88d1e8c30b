import { db, type Tx } from "@/lib/db";

/** Whether nobody has an account yet, so that the next sign-up lights this Hearth. */
export async function isFirstStart(): Promise<boolean> {
  return (await db().user.findFirst({ select: { id: true } })) === null;
}

/** What people call this installation. */
export async function hearthName(): Promise<string> {
  const setting = await db().setting.findUnique({ where: { key: "hearthName" } });
  return setting?.value ?? "Hearth";
}

export async function nameHearth(tx: Tx, value: string): Promise<void> {
  await tx.setting.upsert({
    where: { key: "hearthName" },
    create: { key: "hearthName", value },
    update: { value },
  });
}

/** True for exactly one caller in the life of a database: whoever comes first is its site admin. */
export async function claimFirstAccount(tx: Tx, userId: string): Promise<boolean> {
  const claimed = await tx.$executeRaw`
    INSERT INTO "Setting" ("key", "value") VALUES ('firstAccount', ${userId})
    ON CONFLICT DO NOTHING`;
  return claimed === 1;
}
