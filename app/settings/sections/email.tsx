import { EmailForm } from "@/components/settings/email-form";
import { Setting } from "@/components/settings/setting";
import { VerifyLine } from "@/components/settings/verify-line";
import type { MeView } from "@/lib/contract/views";
import { requestEmailChange, resendVerification } from "../email-actions";

export function EmailSection({ me }: { me: MeView }) {
  const state = me.emailVerified ? "verified" : "not verified yet";
  return (
    <Setting id="email" title="E-mail" intro={`${me.email}, ${state}. Only you see it.`}>
      {!me.emailVerified && <VerifyLine email={me.email} resend={resendVerification} />}
      <EmailForm action={requestEmailChange} />
    </Setting>
  );
}
