"use client";

import { useAccountForm } from "@/components/auth/use-account-form";
import { useDayLabel } from "@/components/shell/reader-time";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/lib/contract/form-state";
import type { TwoStepView } from "@/lib/contract/two-step";
import { type AccountForm, PasswordAsked } from "./password-asked";

type Props = {
  view: Extract<TwoStepView, { state: "on" }>;
  renew: AccountForm;
  disable: FormAction;
};

/** On: what is left of the recovery codes, and the ways to change it. */
export function TwoStepOn({ view: { since, codesLeft }, renew, disable }: Props) {
  const day = useDayLabel(since);
  const off = useAccountForm("disableTwoStep", disable, { takesFocus: false });
  return (
    <>
      <p className="now">
        <b>On</b> since <time dateTime={since}>{day}</time>. {left(codesLeft)}
      </p>
      <PasswordAsked opener="New recovery codes" label="Make new codes" form={renew} />
      <PasswordAsked kind="danger" opener="Turn off two-step sign-in" label="Turn off" form={off}>
        <Field
          label="Code from your app, or a recovery code"
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={off.values.code}
          error={off.problem("code")}
        />
      </PasswordAsked>
    </>
  );
}

function left(codes: number): string {
  if (codes === 0) return "You have no recovery code left: make new ones.";
  return codes === 1 ? "1 recovery code left." : `${codes} recovery codes left.`;
}
