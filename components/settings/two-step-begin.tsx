"use client";

import { useAccountForm } from "@/components/auth/use-account-form";
import type { FormAction } from "@/lib/contract/form-state";
import { PasswordAsked } from "./password-asked";

/** Off: the way to turn it on, for who knows the password. */
export function BeginTwoStep({ action }: { action: FormAction }) {
  const form = useAccountForm("presentPassword", action, { takesFocus: false });
  return (
    <>
      <p className="now">Off.</p>
      <PasswordAsked opener="Set up two-step sign-in" label="Continue" form={form} />
    </>
  );
}
