"use server";

import { revalidatePath } from "next/cache";
import * as totp from "@/lib/chat/totp";
import { defineAction } from "@/lib/web/define-action";

// Each has the page read again, which shows how the second step stands.

export const beginTotp = defineAction(async (actor, input, caller) => {
  await totp.beginTotp(actor, input, caller);
  revalidatePath("/settings");
});

export const cancelTotp = defineAction(async (actor) => {
  await totp.cancelTotp(actor);
  revalidatePath("/settings");
});

export const enableTotp = defineAction(async (actor, input, caller) => {
  const { recoveryCodes } = await totp.enableTotp(actor, input, caller);
  revalidatePath("/settings");
  return { told: recoveryCodes };
});

export const renewRecoveryCodes = defineAction(async (actor, input, caller) => {
  const { recoveryCodes } = await totp.renewRecoveryCodes(actor, input, caller);
  revalidatePath("/settings");
  return { told: recoveryCodes };
});

export const disableTotp = defineAction(async (actor, input, caller) => {
  await totp.disableTotp(actor, input, caller);
  revalidatePath("/settings");
});
