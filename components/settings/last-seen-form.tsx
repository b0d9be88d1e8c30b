"use client";

import { useActionState } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import { Switch } from "@/components/ui/switch";
import { type FormAction, noFormState } from "@/lib/contract/form-state";

type Props = { action: FormAction; isShown: boolean };

/** Whether others see when one was last here. */
export function LastSeenForm({ action, isShown }: Props) {
  const [{ failure }, send, busy] = useActionState(action, noFormState);
  return (
    <form className="stack" action={send}>
      <FormAlert failure={failure} />
      <input type="hidden" name="show" value={isShown ? "off" : "on"} />
      <Switch isOn={isShown} busy={busy} label="Show when I was last here" />
    </form>
  );
}
