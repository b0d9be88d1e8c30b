"use client";

import { useActionState } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import { Button } from "@/components/ui/button";
import { type FormAction, noFormState } from "@/lib/contract/form-state";

type Props = { action: FormAction; code: string; roomName: string };

/** The one button that joins. */
export function JoinForm({ action, code, roomName }: Props) {
  const [state, join, busy] = useActionState(action, noFormState);
  return (
    <form action={join} className="grid w-full justify-items-center">
      <input type="hidden" name="code" value={code} />
      <FormAlert failure={state.failure} />
      <p className="actions">
        <Button kind="primary" type="submit" busy={busy}>
          Join {roomName}
        </Button>
      </p>
    </form>
  );
}
