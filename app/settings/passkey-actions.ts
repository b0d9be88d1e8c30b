"use server";

import { revalidatePath } from "next/cache";
import * as fresh from "@/lib/chat/new-passkey";
import * as passkeys from "@/lib/chat/passkeys";
import { defineAction } from "@/lib/web/define-action";

/** Sent twice: with the password for a challenge, then with what the new passkey answers to it. */
export const addPasskey = defineAction(async (actor, { passkey, ...input }, caller) => {
  if (!passkey) return { told: [JSON.stringify(await fresh.beginPasskey(actor, input, caller))] };
  await fresh.addPasskey(actor, passkey, caller);
  return revalidatePath("/settings");
});

export const renamePasskey = defineAction(async (actor, { passkeyId = "", ...input }) => {
  await passkeys.renamePasskey(actor, passkeyId, input);
  revalidatePath("/settings");
});

export const removePasskey = defineAction(async (actor, { passkeyId = "", ...input }, caller) => {
  await passkeys.removePasskey(actor, passkeyId, input, caller);
  revalidatePath("/settings");
});
