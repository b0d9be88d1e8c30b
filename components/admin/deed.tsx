"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { ConfirmButton } from "@/components/rooms/confirm-button";
import { ConfirmActions } from "@/components/rooms/question";
import type { ButtonLook } from "@/components/ui/button-class";
import { Field } from "@/components/ui/field";
import { type FormAction, noFormState } from "@/lib/contract/form-state";

type Props = Pick<ButtonLook, "kind" | "size"> & {
  action: FormAction;
  /** Whom or what it is done to, as the action names it. */
  target: Record<string, string>;
  label: ReactNode;
  /** The question, with the name: "Deactivate Bo Lindqvist?" */
  title: string;
  /** What happens then. */
  line: ReactNode;
  /** On the button that does it. */
  verb: string;
  /** What has to be typed first. */
  asks?: { name: string; label: string };
  /** Further fields, before it; they are given what was chosen, should the form come back. */
  fields?: (values: Record<string, string>) => ReactNode;
};

/** One thing an administrator may do, after a question that names whom it is done to. */
export function Deed({ action, target, label, title, line, verb, asks, fields, ...look }: Props) {
  const [{ failure, values }, act, busy] = useActionState(action, noFormState);
  const form = useRef<HTMLFormElement>(null);
  const problem = asks && failure?.fields?.[asks.name]?.[0];

  // What cannot be put right in the question is said beside its button.
  useEffect(() => {
    if (failure && !problem) form.current?.closest<HTMLElement>("[popover]")?.hidePopover();
  }, [failure, problem]);

  return (
    <div className="deed">
      <ConfirmButton label={label} title={title} {...look}>
        <p className="soft">{line}</p>
        <form ref={form} action={act} className="mt-4">
          {Object.entries(target).map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} />
          ))}
          {fields?.(values)}
          {asks && (
            <Field {...asks} autoComplete="off" defaultValue={values[asks.name]} error={problem} />
          )}
          <ConfirmActions action={verb} busy={busy} />
        </form>
      </ConfirmButton>
      {failure && (
        <p className="alert" role="alert">
          Not done: {failure.message}
        </p>
      )}
    </div>
  );
}
