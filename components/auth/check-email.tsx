"use client";

import { useActionState, useEffect, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { type FormAction, noFormState } from "@/lib/contract/form-state";
import { FormAlert } from "./form-alert";
import { MailAgain } from "./mail-again";

const lookEveryMs = 3_000;

type Props = { goOn: FormAction; mailAgain: FormAction; next: string | null };

/** Goes on by itself once the link was opened, on whatever device; by its button without scripts. */
export function CheckEmail({ goOn, mailAgain, next }: Props) {
  const [{ failure }, submit, busy] = useActionState(goOn, noFormState);
  const [, look] = useTransition();

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== "visible") return;
      const form = new FormData();
      if (next) form.set("next", next);
      // What it answers is that it is too early, or it leads on.
      look(() => goOn(noFormState, form).then(() => {}));
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [goOn, next]);

  return (
    <>
      <form action={submit} className="stack">
        <FormAlert failure={failure} />
        {next && <input type="hidden" name="next" value={next} />}
        <Button kind="primary" wide type="submit" busy={busy}>
          I opened the link
        </Button>
      </form>
      <MailAgain action={mailAgain} label="Mail the link again" />
    </>
  );
}
