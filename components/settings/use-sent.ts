import { unstable_rethrow } from "next/navigation";
import { useActionState, useState, useTransition } from "react";
import { errorMessage } from "@/lib/contract/errors";
import { type FormAction, type FormState, noFormState } from "@/lib/contract/form-state";

/**
 * A form that is one press: without scripts it posts itself by `action`; `send` does it in place, so
 * that a lost connection is said and not a broken page.
 */
export function useSent(action: FormAction) {
  const [served, submit] = useActionState(action, noFormState);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [busy, start] = useTransition();

  const send = (form: FormData, then: (answer: FormState) => void = () => {}) =>
    start(async () => {
      const answered = await action(noFormState, form).catch((error: unknown) => {
        unstable_rethrow(error);
        return unsent;
      });
      setAnswer(answered);
      then(answered);
    });

  return { action: submit, send, busy, state: answer ?? served, setState: setAnswer };
}

const unsent: FormState = {
  failure: { code: "internal", message: errorMessage.internal },
  values: {},
};
