import { Passkeys } from "@/components/settings/passkeys";
import { Setting } from "@/components/settings/setting";
import { TwoStep } from "@/components/settings/two-step";
import { QrCode } from "@/components/ui/qr-code";
import type { PersonActor } from "@/lib/chat/actor";
import { listPasskeys } from "@/lib/chat/passkeys";
import { findTwoStep } from "@/lib/chat/totp";
import * as passkeyActions from "../passkey-actions";
import * as actions from "../two-step-actions";

export async function TwoStepSection({ actor }: { actor: PersonActor }) {
  const view = await findTwoStep(actor);
  return (
    <Setting
      id="two-step"
      title="Two-step sign-in"
      intro="After your password, a code from an app on your phone: the password alone lets nobody in."
    >
      <TwoStep
        view={view}
        qr={view.state === "setting-up" && <QrCode text={view.uri} label="QR code for your app" />}
        actions={{ ...actions }}
      />
      <Passkeys passkeys={await listPasskeys(actor)} actions={{ ...passkeyActions }} />
    </Setting>
  );
}
