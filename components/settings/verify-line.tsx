import { MailWarning } from "lucide-react";
import { MailAgain } from "@/components/auth/mail-again";
import type { FormAction } from "@/lib/contract/form-state";

type Props = { email: string; resend: FormAction };

/** Asks for what is still to be done about one's address, until it is verified. */
export function VerifyLine({ email, resend }: Props) {
  return (
    <div className="verify-line">
      <MailWarning aria-hidden="true" />
      <span className="grow">
        <b>Verify your e-mail,</b> <bdi>{email}</bdi>.
      </span>
      <MailAgain action={resend} label="Mail the link" />
    </div>
  );
}
