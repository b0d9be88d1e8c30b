"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/lib/contract/form-state";
import { FormAlert } from "./form-alert";
import { NewPasswordField } from "./new-password-field";
import { useAccountForm } from "./use-account-form";

/** A new password, for who holds the link of a mail. */
export function ResetForm({ action, token }: { action: FormAction; token: string }) {
  const { formProps, failure, busy, problem } = useAccountForm("reset", action);
  return (
    <form className="stack" {...formProps}>
      <FormAlert failure={failure} />
      <input type="hidden" name="token" value={token} />
      <NewPasswordField label="Password" name="password" error={problem("password")} />
      <Field
        label="Repeat password"
        name="repeatPassword"
        type="password"
        autoComplete="new-password"
        error={problem("repeatPassword")}
      />
      <Button kind="primary" wide type="submit" busy={busy}>
        Change password
      </Button>
    </form>
  );
}
