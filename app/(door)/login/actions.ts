"use server";

import { redirect } from "next/navigation";
import { doorPath } from "@/components/auth/door-path";
import { logIn } from "@/lib/auth/next";
import { definePublicAction } from "@/lib/web/define-action";
import { destination } from "../destination";

export const logInAction = definePublicAction(async (_caller, { email, password, next }) => {
  const entered = await logIn({ email: email ?? "", password: password ?? "" });
  redirect(entered === "in" ? destination(next) : doorPath("/login/code", { next }));
});
