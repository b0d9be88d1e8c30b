import { notFound } from "next/navigation";
import { cache } from "react";
import { currentActor } from "@/lib/auth/next";
import { findMe } from "@/lib/chat/accounts";
import type { PersonActor } from "@/lib/chat/actor";
import type { MeView } from "@/lib/contract/views";

type Admin = { actor: PersonActor; me: MeView };

/** The administrator who asks; for everybody else, signed in or not, there is no such page. */
export const requireAdmin = cache(async (): Promise<Admin> => {
  const actor = await currentActor();
  const me = actor && (await findMe(actor));
  if (!actor || !me?.isAdmin) notFound();
  return { actor, me };
});
