"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/lib/contract/form-state";
import { AccountFields } from "./account-fields";
import { FormAlert } from "./form-alert";
import { useAccountForm } from "./use-account-form";

/** The first account of all, which also names this Hearth. */
export function FirstStartForm({ action }: { action: FormAction }) {
  const { formProps, failure, values, busy, problem } = useAccountForm("firstStart", action);
  return (
    <form className="stack" {...formProps}>
      <FormAlert failure={failure} />
      <Field
        label="Name of this Hearth"
        name="hearthName"
        autoComplete="off"
        defaultValue={values.hearthName ?? "Hearth"}
        error={problem("hearthName")}
      />
      <AccountFields problem={problem} values={values} />
      <Button kind="primary" wide type="submit" busy={busy}>
        Create account
      </Button>
    </form>
  );
}
