import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import type { Origin } from "./actor";

/**
 * The address that links in a mail to this account begin with: PUBLIC_URL, or else one where they
 * have logged in. Whoever asks for a stranger's mail with a forged Host cannot lead them elsewhere.
 */
export async function linkBase(
  tx: Tx,
  userId: string,
  { site }: Pick<Origin, "site">,
): Promise<string> {
  const { publicUrl } = env();
  if (publicUrl) return publicUrl;
  const asked = site ?? "";
  const sessions = await tx.session.findMany({
    where: { userId, site: { not: null } },
    orderBy: { createdAt: "desc" },
    distinct: ["site"],
    select: { site: true },
  });
  const known = sessions.flatMap((session) => session.site ?? []);
  return known.includes(asked) ? asked : (known[0] ?? asked);
}
