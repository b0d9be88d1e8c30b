"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/lib/contract/form-state";
import { FormAlert } from "./form-alert";
import { useAccountForm } from "./use-account-form";

type Props = {
  action: FormAction;
  /** Where to go afterwards. */
  next: string | null;
  by: "app" | "recovery";
};

/** The second step of logging in. */
export function CodeForm(props: Props) {
  return props.by === "app" ? <AppForm {...props} /> : <RecoveryForm {...props} />;
}

function AppForm({ action, next }: Props) {
  const { formProps, failure, values, busy, problem } = useAccountForm("appCode", action);
  return (
    <form className="stack" {...formProps}>
      <FormAlert failure={failure} />
      {next && <input type="hidden" name="next" value={next} />}
      <Field
        label="Code"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        defaultValue={values.code}
        error={problem("code")}
      />
      <Button kind="primary" wide type="submit" busy={busy}>
        Log in
      </Button>
    </form>
  );
}

function RecoveryForm({ action, next }: Props) {
  const { formProps, failure, values, busy, problem } = useAccountForm("recoveryCode", action);
  return (
    <form className="stack" {...formProps}>
      <FormAlert failure={failure} />
      {next && <input type="hidden" name="next" value={next} />}
      <Field
        label="Recovery code"
        name="recoveryCode"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values.recoveryCode}
        error={problem("recoveryCode")}
      />
      <Button kind="primary" wide type="submit" busy={busy}>
        Log in
      </Button>
    </form>
  );
}
