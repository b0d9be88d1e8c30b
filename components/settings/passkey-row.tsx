"use client";

import { KeyRound } from "lucide-react";
import { FormAlert } from "@/components/auth/form-alert";
import { useAccountForm } from "@/components/auth/use-account-form";
import { useDayLabel } from "@/components/shell/reader-time";
import { buttonClass } from "@/components/ui/button-class";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/lib/contract/form-state";
import type { PasskeyView } from "@/lib/contract/passkeys";
import { PasswordAsked } from "./password-asked";
import { SaveLine } from "./save-line";

type Props = { passkey: PasskeyView; rename: FormAction; remove: FormAction };

/** One passkey, what it is called and when it was used, and the ways to change that. */
export function PasskeyRow({ passkey, rename, remove }: Props) {
  const { id, name, createdAt, lastUsedAt } = passkey;
  const removal = useAccountForm("presentPassword", remove, { takesFocus: false });
  const itsName = <span className="vh"> {name}</span>;
  return (
    <li className="passkey">
      <KeyRound aria-hidden="true" />
      <div className="grow">
        <b>{name}</b>
        <p>
          <span>
            Added <Day at={createdAt} />
          </span>
          <span>
            {lastUsedAt ? (
              <>
                Last used <Day at={lastUsedAt} />
              </>
            ) : (
              "Not used yet"
            )}
          </span>
        </p>
      </div>
      <RenamePasskey passkey={passkey} action={rename} />
      <PasswordAsked
        size="small"
        kind="danger"
        opener={<>Remove{itsName}</>}
        label="Remove passkey"
        form={removal}
      >
        <input type="hidden" name="passkeyId" value={id} />
      </PasswordAsked>
    </li>
  );
}

function RenamePasskey({ passkey, action }: { passkey: PasskeyView; action: FormAction }) {
  const form = useAccountForm("passkeyName", action, { takesFocus: false });
  const { formProps, failure, values, busy, done, problem } = form;
  return (
    <details className="asks" open={failure !== null || undefined}>
      <summary className={buttonClass({ size: "small" })}>
        Rename<span className="vh"> {passkey.name}</span>
      </summary>
      <form className="stack" {...formProps}>
        <FormAlert failure={failure} />
        <input type="hidden" name="passkeyId" value={passkey.id} />
        <Field
          label="Name of this passkey"
          name="name"
          autoComplete="off"
          defaultValue={values.name ?? passkey.name}
          error={problem("name")}
        />
        <SaveLine label="Rename passkey" said="Renamed" busy={busy} done={done} />
      </form>
    </details>
  );
}

function Day({ at }: { at: string }) {
  return <time dateTime={at}>{useDayLabel(at)}</time>;
}
