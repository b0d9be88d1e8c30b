"use client";

import { FormAlert } from "@/components/auth/form-alert";
import { useAccountForm } from "@/components/auth/use-account-form";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/lib/contract/form-state";
import { SaveLine } from "./save-line";

type Props = { action: FormAction; names: { firstName: string; lastName: string } };

/** One's own names. */
export function ProfileForm({ action, names }: Props) {
  const form = useAccountForm("profile", action, { takesFocus: false });
  const { formProps, failure, values, busy, done, problem } = form;
  return (
    <form className="stack" {...formProps}>
      <FormAlert failure={failure} />
      <div className="two">
        <Field
          label="First name"
          name="firstName"
          autoComplete="given-name"
          defaultValue={values.firstName ?? names.firstName}
          error={problem("firstName")}
        />
        <Field
          label="Last name"
          name="lastName"
          autoComplete="family-name"
          defaultValue={values.lastName ?? names.lastName}
          error={problem("lastName")}
        />
      </div>
      <SaveLine kind="primary" label="Save" said="Saved" busy={busy} done={done} />
    </form>
  );
}
