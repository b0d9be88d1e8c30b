import type { SystemVerb } from "@/lib/contract/views";
import type { Tx } from "@/lib/db";
import { systemSentence } from "./system-sentence";
import { fullName, publicUser } from "./views";

/**
 * Words every system line that names this account again, with the names as they are now: after a
 * deletion none of them holds the name, after its undoing all do.
 */
export async function rewordLines(tx: Tx, userId: string): Promise<void> {
  const lines = await tx.message.findMany({
    where: { systemVerb: { not: null }, OR: [{ authorId: userId }, { systemById: userId }] },
    include: { author: { select: publicUser } },
  });
  const doers = await tx.user.findMany({
    where: { id: { in: lines.flatMap(({ systemById }) => systemById ?? []) } },
    select: publicUser,
  });
  const names = new Map(doers.map((doer) => [doer.id, fullName(doer)]));
  for (const { id, body, systemVerb, systemById, systemValue, author } of lines) {
    const sentence = systemSentence({
      verb: systemVerb as SystemVerb,
      about: fullName(author),
      by: names.get(systemById ?? "") ?? fullName({ ...author, deletedAt: new Date() }),
      value: systemValue ?? "",
    });
    if (sentence !== body) await tx.message.update({ where: { id }, data: { body: sentence } });
  }
}
