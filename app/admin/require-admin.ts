import { notFound } from "next/navigation";
import { currentActor } from "@/lib/auth/next";
import { findMe } from "@/lib/chat/accounts";
import type { PersonActor } from "@/lib/chat/actor";
import type { MeView } from "@/lib/contract/views";

/** The administrator who asks; for everybody else, signed in or not, there is no such page. */
export async function requireAdmin(): Promise<{ actor: PersonActor; me: MeView }> {
  const actor = await currentActor();
  const me = actor && (await findMe(actor));
  if (!actor || !me?.isAdmin) notFound();
  return { actor, me };
}
