"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/lib/contract/form-state";
import { FormAlert } from "./form-alert";
import { useAccountForm } from "./use-account-form";

type Props = { action: FormAction; email?: string };

/** Asks for a link; the answer is the same whether an account has the address or not. */
export function ForgotForm({ action, email }: Props) {
  const { formProps, failure, values, busy, done, problem } = useAccountForm("forgot", action);
  return (
    <form className="stack" {...formProps}>
      <FormAlert failure={failure} />
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
      <Button kind="primary" wide type="submit" busy={busy}>
        Send link
      </Button>
      <p className="sent" role="status">
        {done && "If that address has an account, a link is on its way."}
      </p>
    </form>
  );
}
