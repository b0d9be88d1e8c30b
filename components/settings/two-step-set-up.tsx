"use client";

import { type ReactNode, useActionState } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { type FormAction, noFormState } from "@/lib/contract/form-state";
import type { AccountForm } from "./password-asked";

type Props = { secret: string; qr: ReactNode; enable: AccountForm; cancel: FormAction };

/** The secret goes into the app, and a code of the app shows that it did. */
export function TwoStepSetUp({ secret, qr, enable, cancel }: Props) {
  const [, stop, stopping] = useActionState(cancel, noFormState);
  const { formProps, failure, values, busy, problem } = enable;
  return (
    <>
      <p className="now">Scan this with an authenticator app, or type the key into it.</p>
      <div className="app-secret">
        {qr}
        <p>
          Key <code>{secret.match(/.{1,4}/g)?.join(" ")}</code>
        </p>
      </div>
      <form className="stack" {...formProps}>
        <FormAlert failure={failure} />
        <Field
          label="Code that the app shows"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          defaultValue={values.code}
          error={problem("code")}
        />
        <div className="save">
          <Button kind="primary" type="submit" busy={busy}>
            Turn on two-step sign-in
          </Button>
        </div>
      </form>
      <form action={stop}>
        <Button kind="quiet" type="submit" busy={stopping}>
          Cancel
        </Button>
      </form>
    </>
  );
}
