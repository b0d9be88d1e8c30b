"use client";

import { unstable_rethrow } from "next/navigation";
import {
  type FormEvent,
  useActionState,
  useState,
  useSyncExternalStore,
  useTransition,
} from "react";
import { errorMessage } from "@/lib/contract/errors";
import { type FormAction, type FormState, noFormState } from "@/lib/contract/form-state";

type Ceremony = "create" | "get";

/**
 * A form that a passkey answers: it is sent once for a challenge, and again with the answer in the
 * field `passkey`. Hidden where there are no passkeys: without scripts, on plain http, at an IP address.
 */
export function usePasskeyForm(action: FormAction, ceremony: Ceremony) {
  const [served, submitAction] = useActionState(action, noFormState);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [busy, startSending] = useTransition();
  const works = useSyncExternalStore(never, canHavePasskeys, () => false);
  const { failure, done, told } = answer ?? served;

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    startSending(async () => {
      const answered = await exchange(action, new FormData(form), ceremony);
      setAnswer(answered);
      if (answered.done) form.reset();
    });
  };

  return {
    formProps: { action: submitAction, hidden: !works, noValidate: true, onSubmit },
    failure,
    busy,
    /** This browser has passkeys, at this address. */
    works,
    /** The answer was taken. */
    done: done === true && told === undefined && !busy,
    problem: (name: string): string | undefined => failure?.fields?.[name]?.[0],
  };
}

async function exchange(
  action: FormAction,
  fields: FormData,
  ceremony: Ceremony,
): Promise<FormState> {
  try {
    const begun = await action(noFormState, fields);
    const [options] = begun.told ?? [];
    if (!options) return begun;
    fields.set("passkey", JSON.stringify(await ask(ceremony, options)));
    return await action(noFormState, fields);
  } catch (error) {
    unstable_rethrow(error);
    return { failure: { code: "internal", message: sentenceFor(error) }, values: {} };
  }
}

async function ask(ceremony: Ceremony, options: string): Promise<unknown> {
  const browser = await import("@simplewebauthn/browser");
  const optionsJSON = JSON.parse(options);
  return ceremony === "create"
    ? browser.startRegistration({ optionsJSON })
    : browser.startAuthentication({ optionsJSON });
}

function sentenceFor(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") {
    return "No passkey was chosen, or it took too long. Try again.";
  }
  if (name === "InvalidStateError") return "This device has a passkey for your account already.";
  if (name === "SecurityError") return "This address cannot have passkeys.";
  return navigator.onLine ? errorMessage.internal : "You are offline. Nothing was sent.";
}

/** Browsers tie passkeys to a name, and only in pages that nobody on the way can change. */
function canHavePasskeys(): boolean {
  const isAddress = /^[\d.]+$|^\[/.test(window.location.hostname);
  return "PublicKeyCredential" in window && !isAddress;
}

/** What a browser can do does not change while the page is open. */
function never(): () => void {
  return () => {};
}
