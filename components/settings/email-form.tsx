"use client";

import { FormAlert } from "@/components/auth/form-alert";
import { useAccountForm } from "@/components/auth/use-account-form";
import { Field } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import type { FormAction } from "@/lib/contract/form-state";
import { SaveLine } from "./save-line";

/** Another address, which counts once the link mailed to it was used. */
export function EmailForm({ action }: { action: FormAction }) {
  const form = useAccountForm("email", action, { takesFocus: false });
  const { formProps, failure, values, busy, done, problem } = form;
  return (
    <form className="stack" {...formProps}>
      <FormAlert failure={failure} />
      <Field
        label="New e-mail"
        name="email"
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values.email}
        error={problem("email")}
      />
      <PasswordField
        label="Password"
        name="presentPassword"
        autoComplete="current-password"
        error={problem("presentPassword")}
      />
      <SaveLine
        label="Change e-mail"
        said="We sent a link there. Your e-mail changes when you open it."
        busy={busy}
        done={done}
      />
    </form>
  );
}
