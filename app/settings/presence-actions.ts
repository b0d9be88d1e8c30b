"use server";

import { revalidatePath } from "next/cache";
import { setLastSeen } from "@/lib/chat/last-seen";
import { defineAction } from "@/lib/web/define-action";

export const showLastSeen = defineAction(async (actor, form) => {
  await setLastSeen(actor, form);
  revalidatePath("/settings");
});
