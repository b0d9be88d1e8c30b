"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useAccountForm } from "@/components/auth/use-account-form";
import type { FormAction } from "@/lib/contract/form-state";
import type { TwoStepView } from "@/lib/contract/two-step";
import { RecoveryCodes } from "./recovery-codes";
import { BeginTwoStep } from "./two-step-begin";
import { TwoStepOn } from "./two-step-on";
import { TwoStepSetUp } from "./two-step-set-up";

type Props = {
  view: TwoStepView;
  /** The secret for the app, while it is set up. */
  qr: ReactNode;
  actions: Record<
    "beginTotp" | "cancelTotp" | "enableTotp" | "renewRecoveryCodes" | "disableTotp",
    FormAction
  >;
};

const inPlace = { takesFocus: false };

/** The second step: off, being set up, or on. New recovery codes stand in its place until they are kept. */
export function TwoStep({ view, qr, actions }: Props) {
  // Here, since what they tell outlives their forms.
  const enable = useAccountForm("appCode", actions.enableTotp, inPlace);
  const renew = useAccountForm("presentPassword", actions.renewRecoveryCodes, inPlace);
  const status = useRef<HTMLDivElement>(null);
  const codes = enable.told ?? renew.told;
  const showsCodes = view.state === "on" && codes !== undefined;
  const shows = showsCodes ? "codes" : view.state;
  const shown = useRef(shows);

  // The button that was pressed is gone with its form.
  useEffect(() => {
    if (shown.current !== shows) status.current?.focus();
    shown.current = shows;
  }, [shows]);

  return (
    <div className="two-step" ref={status} tabIndex={-1}>
      {showsCodes ? (
        <RecoveryCodes codes={codes} />
      ) : view.state === "on" ? (
        <TwoStepOn view={view} renew={renew} disable={actions.disableTotp} />
      ) : view.state === "setting-up" ? (
        <TwoStepSetUp secret={view.secret} qr={qr} enable={enable} cancel={actions.cancelTotp} />
      ) : (
        <BeginTwoStep action={actions.beginTotp} />
      )}
    </div>
  );
}
