"use server";

import { requestReset } from "@/lib/chat/password-reset";
import { definePublicAction } from "@/lib/web/define-action";

export const forgotAction = definePublicAction((caller, input) => requestReset(input, caller));
