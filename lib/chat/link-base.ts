import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import type { Origin } from "./actor";

type Asked = Pick<Origin, "site">;

/**
 * The address that links in a mail to this account begin with: PUBLIC_URL, or else one where they
 * have logged in. Whoever asks for a stranger's mail with a forged Host cannot lead them elsewhere.
 */
export async function linkBase(tx: Tx, userId: string, { site }: Asked): Promise<string> {
  const { publicUrl } = env();
  if (publicUrl) return publicUrl;
  return choose(await sitesOf(tx, { userId }), site);
}

/**
 * The same for mails that anybody may cause, to whoever holds an address. Somebody who never logged
 * in is led to where an administrator has: the Host of the one who asks counts only while nobody did.
 */
export async function strangersLinkBase(
  tx: Tx,
  userId: string | null,
  { site }: Asked,
): Promise<string> {
  const { publicUrl } = env();
  if (publicUrl) return publicUrl;
  // Both are read for everybody: an unknown address must not take another time than a known one.
  const own = await sitesOf(tx, { userId: userId ?? "" });
  const administrators = await sitesOf(tx, { user: { isAdmin: true } });
  return choose(own.length > 0 ? own : administrators, site);
}

function choose(known: string[], asked: string | null): string {
  if (asked !== null && known.includes(asked)) return asked;
  return known[0] ?? asked ?? "";
}

/** Where these people have logged in, the newest first. */
async function sitesOf(
  tx: Tx,
  whose: { userId: string } | { user: { isAdmin: true } },
): Promise<string[]> {
  const sessions = await tx.session.findMany({
    where: { ...whose, site: { not: null } },
    orderBy: { createdAt: "desc" },
    distinct: ["site"],
    select: { site: true },
  });
  return sessions.flatMap(({ site }) => site ?? []);
}
