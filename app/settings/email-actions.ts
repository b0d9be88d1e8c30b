"use server";

import * as change from "@/lib/chat/email-change";
import * as verification from "@/lib/chat/verification";
import { defineAction } from "@/lib/web/define-action";

export const requestEmailChange = defineAction((actor, input, caller) =>
  change.requestEmailChange(actor, input, caller),
);

export const resendVerification = defineAction((actor, _input, caller) =>
  verification.resendVerification(actor, caller),
);
