"use server";

import { redirect } from "next/navigation";
import { passCode } from "@/lib/auth/next";
import { definePublicAction } from "@/lib/web/define-action";
import { destination } from "../../destination";

export const codeAction = definePublicAction(async (_caller, { code, recoveryCode, next }) => {
  await passCode({ code, recoveryCode });
  redirect(destination(next));
});
