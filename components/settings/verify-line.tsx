"use client";

import { MailWarning } from "lucide-react";
import { useActionState } from "react";
import { type FormAction, noFormState } from "@/lib/contract/form-state";

type Props = { email: string; resend: FormAction };

/** Asks for what is still to be done about one's address, until it is verified. */
export function VerifyLine({ email, resend }: Props) {
  const [{ failure, done }, send, busy] = useActionState(resend, noFormState);
  return (
    <form action={send} className="verify-line">
      <MailWarning aria-hidden="true" />
      <span className="grow">
        <b>Verify your e-mail,</b> <bdi>{email}</bdi>.
      </span>
      <span role={failure ? "alert" : "status"}>
        {failure ? failure.message : done ? "Sent. It works for 24 hours." : ""}
      </span>
      {!done && (
        <button type="submit" className="text-btn" aria-busy={busy || undefined}>
          Mail the link
        </button>
      )}
    </form>
  );
}
