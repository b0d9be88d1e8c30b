import { lastSeenForm } from "@/lib/contract/presence";
import { db, transact } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { announce } from "./announcements";
import { parse } from "./parse";

/** Whether others may see when the asker was last here. */
export async function showsLastSeen(actor: Actor): Promise<boolean> {
  const { userId } = requirePerson(actor);
  const user = await db().user.findUnique({
    where: { id: userId },
    select: { hidesLastSeen: true },
  });
  return user?.hidesLastSeen === false;
}

/** Shows or hides when the asker was last here; what is hidden is not kept either. */
export async function setLastSeen(actor: Actor, input: unknown): Promise<void> {
  const { userId } = requirePerson(actor);
  const { show } = parse(lastSeenForm, input);
  const isShown = show === "on";
  const data = isShown ? { hidesLastSeen: false } : { hidesLastSeen: true, lastSeenAt: null };
  await transact((tx) => tx.user.updateMany({ where: { id: userId }, data }));
  announce({ type: "presence:hidden", userId });
}
