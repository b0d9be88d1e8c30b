"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/lib/contract/form-state";
import { AccountFields } from "./account-fields";
import { doorPath } from "./door-path";
import { FormAlert } from "./form-alert";
import { useAccountForm } from "./use-account-form";

type Props = {
  action: FormAction;
  /** Where to go once there is an account. */
  next: string | null;
};

export function SignUpForm({ action, next }: Props) {
  const { formProps, failure, values, busy, problem } = useAccountForm("signUp", action);
  const isTaken = failure?.code === "conflict" && problem("email") !== undefined;
  return (
    <form className="stack" {...formProps}>
      <FormAlert failure={failure} />
      {next && <input type="hidden" name="next" value={next} />}
      <AccountFields
        problem={problem}
        values={values}
        emailProblem={
          isTaken && (
            <>
              That e-mail cannot be used.{" "}
              <Link href={doorPath("/login", { next, email: values.email })}>Log in instead?</Link>
            </>
          )
        }
      />
      <Button kind="primary" wide type="submit" busy={busy}>
        Create account
      </Button>
    </form>
  );
}
