"use client";

import { useEffect, useRef } from "react";
import { usePasskeyForm } from "@/components/auth/use-passkey-form";
import type { FormAction } from "@/lib/contract/form-state";
import type { PasskeyView } from "@/lib/contract/passkeys";
import { PasskeyRow } from "./passkey-row";
import { PasswordAsked } from "./password-asked";

type Props = {
  passkeys: PasskeyView[];
  actions: Record<"addPasskey" | "renamePasskey" | "removePasskey", FormAction>;
};

/** The ways in without a password. A browser without passkeys shows those that there are, to remove. */
export function Passkeys({ passkeys, actions }: Props) {
  const adding = usePasskeyForm(actions.addPasskey, "create");
  const list = useRef<HTMLUListElement>(null);
  const count = useRef(passkeys.length);

  // The button that was pressed is gone with its form.
  useEffect(() => {
    if (count.current !== passkeys.length) list.current?.focus();
    count.current = passkeys.length;
  }, [passkeys.length]);

  return (
    <div className="passkeys" hidden={!adding.works && passkeys.length === 0}>
      <h3>Passkeys</h3>
      <p className="soft">
        A passkey logs you in by finger, face or PIN, without password and code.
      </p>
      <ul className="sessions" ref={list} tabIndex={-1} aria-label="Passkeys">
        {passkeys.map((passkey) => (
          <PasskeyRow
            key={passkey.id}
            passkey={passkey}
            rename={actions.renamePasskey}
            remove={actions.removePasskey}
          />
        ))}
      </ul>
      <PasswordAsked opener="Add a passkey" label="Add" form={adding}>
        <input type="hidden" name="passkey" />
      </PasswordAsked>
    </div>
  );
}
