"use server";

import { redirect } from "next/navigation";
import { logIn } from "@/lib/auth/next";
import { definePublicAction } from "@/lib/web/define-action";
import { destination } from "../destination";

export const logInAction = definePublicAction(async (_caller, { email, password, next }) => {
  await logIn({ email: email ?? "", password: password ?? "" });
  redirect(destination(next));
});
