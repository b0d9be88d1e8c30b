"use client";

import { unstable_rethrow } from "next/navigation";
import {
  type FormEvent,
  useActionState,
  useCallback,
  useEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import { errorMessage, type Failure } from "@/lib/contract/errors";
import { type FormAction, type FormState, noFormState } from "@/lib/contract/form-state";
import type { FormChecks, FormKind, Problems } from "./form-checks";

/**
 * A form about one's account. Without scripts it posts itself and comes back with what was wrong; with
 * them it is checked as it is typed and sent without leaving the page, so that nothing typed is
 * lost, offline neither. `takesFocus` puts the cursor into its first empty field.
 */
export function useAccountForm(
  kind: FormKind,
  action: FormAction,
  { takesFocus = true }: { takesFocus?: boolean } = {},
) {
  const [served, submitAction] = useActionState(action, noFormState);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [busy, startSending] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const checks = useRef<Promise<FormChecks | null>>(null);
  const checked = useRef<HTMLFormElement>(null);
  const state = answer ?? served;

  const loadChecks = useCallback(
    (element: HTMLFormElement) => {
      // The form may have gone and come back as another element.
      if (checked.current !== element) checks.current = null;
      checked.current = element;
      checks.current ??= import("./form-checks").then(
        ({ startFormChecks }) => startFormChecks(kind, element, setProblems),
        () => null, // No connection: the server checks when there is one.
      );
      return checks.current;
    },
    [kind],
  );

  useEffect(() => {
    if (takesFocus) focusFirstEmpty(form.current);
    return () => void checks.current?.then((running) => running?.stop());
  }, [takesFocus]);

  useEffect(() => {
    if (answer?.failure) focusWhatFailed(form.current, answer.failure);
  }, [answer]);

  const send = async (sent: FormData): Promise<FormState> => {
    try {
      return await action(noFormState, sent);
    } catch (error) {
      unstable_rethrow(error);
      return { failure: connectionFailure(), values: {} };
    }
  };

  const settle = (state: FormState) => {
    setAnswer(state);
    setChanged(new Set());
  };

  /** It did its work and stays on the page: names are kept, passwords are not. */
  const startAgain = (element: HTMLFormElement) => {
    void checks.current?.then((running) => running?.stop());
    checks.current = null;
    setProblems({});
    for (const input of inputsOf(element)) {
      if (/password/i.test(input.name)) input.value = "";
    }
  };

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const element = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent;
    startSending(async () => {
      const running = await loadChecks(element);
      const found = (await running?.check()) ?? {};
      if (Object.keys(found).length > 0) settle(invalid(found));
      else {
        const answered = await send(new FormData(element, submitter));
        settle(answered);
        if (answered.done) startAgain(element);
      }
    });
  };

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const { name } = event.target as HTMLInputElement;
    if (!changed.has(name)) setChanged(new Set(changed).add(name));
    void loadChecks(event.currentTarget);
  };

  return {
    formProps: { ref: form, action: submitAction, noValidate: true, onSubmit, onInput },
    failure: state.failure,
    values: state.values,
    busy,
    told: state.told,
    /** What it asks for is done, and nothing was typed since. */
    done: state.done === true && !busy && changed.size === 0,
    /** What is wrong with a field: what the checks say, else the server's word until it is edited. */
    problem: (name: string): string | undefined =>
      problems[name] ?? (changed.has(name) ? undefined : state.failure?.fields?.[name]?.[0]),
  };
}

function invalid(problems: Problems): FormState {
  const fields = Object.fromEntries(
    Object.entries(problems).map(([name, sentence]) => [name, [sentence]]),
  );
  return { failure: { code: "invalid", message: errorMessage.invalid, fields }, values: {} };
}

function connectionFailure(): Failure {
  const message = navigator.onLine ? errorMessage.internal : "You are offline. Nothing was sent.";
  return { code: "internal", message };
}

/** Only with a mouse or a trackpad: on touch it would open the keyboard over the page. */
function focusFirstEmpty(form: HTMLFormElement | null): void {
  if (!matchMedia("(pointer: fine)").matches || document.activeElement !== document.body) return;
  inputsOf(form)
    .find((input) => input.value === "")
    ?.focus();
}

/** The first bad field; after a wrong password that one, emptied, with a small shake of the form. */
function focusWhatFailed(form: HTMLFormElement | null, failure: Failure): void {
  const inputs = inputsOf(form);
  if (failure.code === "unauthenticated") {
    const password = inputs.find((input) => input.name === "password");
    if (password) password.value = "";
    password?.focus();
    if (form && !matchMedia("(prefers-reduced-motion: reduce)").matches) shake(form);
    return;
  }
  inputs.find((input) => failure.fields?.[input.name])?.focus();
}

function inputsOf(form: HTMLFormElement | null): HTMLInputElement[] {
  return [...(form?.querySelectorAll<HTMLInputElement>("input:not([type=hidden])") ?? [])];
}

function shake(form: HTMLFormElement): void {
  const steps = ["0", "-4px", "4px", "0"].map((translate) => ({ translate }));
  form.animate(steps, { duration: 240, easing: "ease-out" });
}
