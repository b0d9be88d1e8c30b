"use client";

import { KeyRound } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/lib/contract/form-state";
import { FormAlert } from "./form-alert";
import { usePasskeyForm } from "./use-passkey-form";

type Props = {
  action: FormAction;
  /** Where to go afterwards. */
  next: string | null;
};

/** The way in without a password, where the browser knows passkeys. */
export function PasskeyLogIn({ action, next }: Props) {
  const { formProps, failure, busy } = usePasskeyForm(action, "get");
  return (
    <form {...formProps}>
      <FormAlert failure={failure} />
      {next && <input type="hidden" name="next" value={next} />}
      <input type="hidden" name="passkey" />
      <Button wide type="submit" busy={busy}>
        <KeyRound aria-hidden="true" />
        Use a passkey
      </Button>
    </form>
  );
}
