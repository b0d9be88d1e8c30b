"use client";

import Link from "next/link";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { type FormAction, noFormState } from "@/lib/contract/form-state";
import { FormAlert } from "./form-alert";

type Props = {
  action: FormAction;
  token: string;
  /** The address that the link verifies; null where it no longer works. */
  email: string | null;
};

/** The one button that uses a mailed link up, and what came of it. */
export function VerifyForm({ action, token, email }: Props) {
  const [state, verify, busy] = useActionState(action, noFormState);
  if (state.done) {
    return (
      <div>
        <h1 className="title">Your e-mail is verified</h1>
        <p role="status">You can close this page, or go on here.</p>
        <p className="aside">
          <Link className={buttonClass({ kind: "primary" })} href="/rooms">
            Go to my rooms
          </Link>
        </p>
      </div>
    );
  }
  if (email === null) {
    return (
      <div>
        <h1 className="title">This link no longer works</h1>
        <p>It was used already, or there is a newer one. Log in to send a new one.</p>
        <p className="aside">
          <Link href="/settings#email">Go to my settings</Link>
        </p>
      </div>
    );
  }
  return (
    <div>
      <h1 className="title">Verify e-mail</h1>
      <p>
        Is <b>{email}</b> your address?
      </p>
      <form action={verify} className="stack">
        <FormAlert failure={state.failure} />
        <input type="hidden" name="token" value={token} />
        <Button kind="primary" wide type="submit" busy={busy}>
          Verify e-mail
        </Button>
      </form>
    </div>
  );
}
