import { mentionsIn, possibleNames } from "@/lib/contract/mentions";
import { can } from "@/lib/contract/permissions";
import type { Role } from "@/lib/contract/views";
import type { Tx } from "@/lib/db";
import { dialect } from "./dialect/chosen";
import { type MentionRow, type NamedRow, wantedNames } from "./dialect/dialect";
import type { PublicUser } from "./views";

/** Whom a message means, by the name it uses; `user` null means everybody in the room. */
export type Means = { userId: string | null; name: string; user: PublicUser | null };

/** Whom a body means, of the members who have a name that stands in it. */
export function meantBy(body: string, named: readonly NamedRow[], role: Role): Means[] {
  return mentionsIn(body, named, can(role, "mentionRoom")).map(({ userId, name }) => ({
    userId,
    name,
    user: named.find(({ id }) => id === userId) ?? null,
  }));
}

type Place = { id: string; roomId: string; seq: number };

export function mentionRows({ id, roomId, seq }: Place, means: readonly Means[]): MentionRow[] {
  return means.map(({ userId, name }) => ({ messageId: id, userId, roomId, seq, name }));
}

/** A message of a locked room has other words: it means whom these mean. */
export async function replaceMentions(
  tx: Tx,
  message: Place,
  { body, role }: { body: string; role: Role },
): Promise<void> {
  await tx.mention.deleteMany({ where: { messageId: message.id } });
  const item = {
    ...{ authorId: "", clientId: "", replyToId: null, attachmentIds: [] },
    roomId: message.roomId,
  };
  const wanted = wantedNames([{ ...item, names: possibleNames(body) }]);
  if (wanted === null) return;
  const rows = mentionRows(message, meantBy(body, await dialect().findNamed(tx, wanted), role));
  if (rows.length > 0) await dialect().insertMentions(tx, rows);
}
