"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import type { FormAction } from "@/lib/contract/form-state";
import { FormAlert } from "./form-alert";
import { useAccountForm } from "./use-account-form";

type Props = {
  action: FormAction;
  /** Where to go afterwards. */
  next: string | null;
  /** An e-mail brought along from the sign-up form. */
  email?: string;
};

export function LogInForm({ action, next, email }: Props) {
  const { formProps, failure, values, busy, problem } = useAccountForm("logIn", action);
  return (
    <form className="stack" {...formProps}>
      <FormAlert failure={failure} />
      {next && <input type="hidden" name="next" value={next} />}
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values.email ?? email}
        error={problem("email")}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        error={problem("password")}
      />
      <Button kind="primary" wide type="submit" busy={busy}>
        Log in
      </Button>
    </form>
  );
}
