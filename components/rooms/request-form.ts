import { useActionState, useState } from "react";
import { errorMessage, type Result } from "@/lib/contract/errors";
import { type FormAction, type FormState, noFormState } from "@/lib/contract/form-state";

type Fields = Record<string, string>;

type Options<T> = {
  /** What the form does where scripts do not run. */
  action: FormAction;
  /** What it does where they do. */
  request: (fields: Fields) => Promise<Result<T>>;
  onDone: (data: T) => void;
};

/**
 * A form that works twice: as a plain post of a server action, and, once scripts run, as a request
 * that asks for no page. `form` goes on the form element; refusals arrive either way.
 */
export function useRequestForm<T>({ action, request, onDone }: Options<T>) {
  const [plain, postPlain] = useActionState(action, noFormState);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (form: HTMLFormElement) => {
    const values = textsOf(form);
    setBusy(true);
    const result = await request(values).catch(unreached);
    setBusy(false);
    if (result.ok) {
      setAnswer(null);
      return onDone(result.data);
    }
    setAnswer({ failure: result.error, values });
    const [bad] = Object.keys(result.error.fields ?? {});
    if (bad) form.querySelector<HTMLElement>(`[name="${CSS.escape(bad)}"]`)?.focus();
  };

  const { failure, values } = answer ?? plain;
  const fields = failure?.fields ?? {};
  return {
    /** The refusal's code; null while nothing is wrong. */
    code: failure?.code ?? null,
    /** What to say above the form: the refusal, unless it stands at its fields. */
    error: failure && Object.keys(fields).length === 0 ? failure.message : null,
    fields,
    values,
    busy,
    form: {
      action: postPlain,
      noValidate: true,
      onSubmit: (event: React.FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        if (!busy) void submit(event.currentTarget);
      },
    },
  };
}

function textsOf(form: HTMLFormElement): Fields {
  const texts = [...new FormData(form)].filter(
    (pair): pair is [string, string] => typeof pair[1] === "string" && !pair[0].startsWith("$"),
  );
  return Object.fromEntries(texts);
}

function unreached(): Result<never> {
  return { ok: false, error: { code: "internal", message: errorMessage.internal } };
}
