"use server";

import { verifyEmail } from "@/lib/chat/verification";
import { definePublicAction } from "@/lib/web/define-action";

export const verifyAction = definePublicAction((_caller, { token = "" }) => verifyEmail(token));
