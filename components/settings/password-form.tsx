"use client";

import { FormAlert } from "@/components/auth/form-alert";
import { NewPasswordField } from "@/components/auth/new-password-field";
import { useAccountForm } from "@/components/auth/use-account-form";
import { Field } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import type { FormAction } from "@/lib/contract/form-state";
import { SaveLine } from "./save-line";

type Props = {
  action: FormAction;
  /** Tells password managers whose password it is. */
  email: string;
};

/** Another password, for who knows the present one. */
export function PasswordForm({ action, email }: Props) {
  const form = useAccountForm("password", action, { takesFocus: false });
  const { formProps, failure, busy, done, problem } = form;
  return (
    <form className="stack" {...formProps}>
      <FormAlert failure={failure} />
      <input hidden name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label="Present password"
        name="presentPassword"
        autoComplete="current-password"
        error={problem("presentPassword")}
      />
      <NewPasswordField label="New password" name="newPassword" error={problem("newPassword")} />
      <Field
        label="Repeat password"
        name="repeatPassword"
        type="password"
        autoComplete="new-password"
        error={problem("repeatPassword")}
      />
      <SaveLine
        label="Change password"
        said="Changed. Your other sessions are signed out."
        busy={busy}
        done={done}
      />
    </form>
  );
}
