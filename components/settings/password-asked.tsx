"use client";

import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import type { useAccountForm } from "@/components/auth/use-account-form";
import { Button } from "@/components/ui/button";
import { type ButtonLook, buttonClass } from "@/components/ui/button-class";
import { PasswordField } from "@/components/ui/password-field";

export type AccountForm = ReturnType<typeof useAccountForm>;

type Props = Pick<ButtonLook, "kind" | "size"> & {
  /** On what opens the form. */
  opener: ReactNode;
  /** On the button that sends it. */
  label: string;
  form: Pick<AccountForm, "failure" | "busy" | "done" | "problem"> & {
    formProps: ComponentProps<"form">;
  };
  /** Fields beside the password. */
  children?: ReactNode;
};

/** A deed that asks for the password first. It opens in its place, and does so without scripts too. */
export function PasswordAsked({ opener, label, kind, size, form, children }: Props) {
  const { formProps, failure, busy, done, problem } = form;
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (done && details.current) details.current.open = false;
  }, [done]);
  return (
    <details
      ref={details}
      className="asks"
      open={failure !== null || undefined}
      hidden={formProps.hidden}
    >
      <summary className={buttonClass({ kind, size })}>{opener}</summary>
      <form className="stack" {...formProps}>
        <FormAlert failure={failure} />
        <PasswordField
          label="Your password"
          name="presentPassword"
          autoComplete="current-password"
          error={problem("presentPassword")}
        />
        {children}
        <div className="save">
          <Button kind={kind} type="submit" busy={busy}>
            {label}
          </Button>
        </div>
      </form>
    </details>
  );
}
