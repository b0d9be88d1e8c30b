"use client";

import { type ReactNode, useActionState } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import { Button } from "@/components/ui/button";
import { type FormAction, noFormState } from "@/lib/contract/form-state";

type Told = {
  /** What stands in a field: what was typed, else what is stored. */
  value: (name: string, stored: string) => string;
  problem: (name: string) => string | undefined;
};

type Props = {
  action: FormAction;
  target: Record<string, string>;
  children: (told: Told) => ReactNode;
};

/** The frame of a form that changes one thing and keeps what was typed when it is refused. */
export function EditForm({ action, target, children }: Props) {
  const [{ failure, values }, save, busy] = useActionState(action, noFormState);
  return (
    <form className="stack" action={save} noValidate>
      <FormAlert failure={failure} />
      {Object.entries(target).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {children({
        value: (name, stored) => values[name] ?? stored,
        problem: (name) => failure?.fields?.[name]?.[0],
      })}
      <div className="save">
        <Button kind="primary" type="submit" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
