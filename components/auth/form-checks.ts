import { zodResolver } from "@hookform/resolvers/zod";
import { createFormControl, type FieldErrors, type FieldValues } from "react-hook-form";
import type * as z from "zod";
import {
  firstStartForm,
  forgotForm,
  logInForm,
  resetForm,
  signUpForm,
} from "@/lib/contract/accounts";
import { passkeyNameForm } from "@/lib/contract/passkeys";
import { emailForm, passwordForm, profileForm } from "@/lib/contract/profile";
import {
  appCodeForm,
  disableForm,
  presentPasswordForm,
  recoveryCodeForm,
} from "@/lib/contract/two-step";

const schemas = {
  appCode: appCodeForm,
  disableTwoStep: disableForm,
  email: emailForm,
  firstStart: firstStartForm,
  forgot: forgotForm,
  logIn: logInForm,
  passkeyName: passkeyNameForm,
  password: passwordForm,
  presentPassword: presentPasswordForm,
  profile: profileForm,
  recoveryCode: recoveryCodeForm,
  reset: resetForm,
  signUp: signUpForm,
};

export type FormKind = keyof typeof schemas;
/** Field name to its one sentence. */
export type Problems = Record<string, string>;

export type FormChecks = {
  /** Checks everything, as before sending. */
  check: () => Promise<Problems>;
  stop: () => void;
};

/**
 * Checks a form that stands on the page already, by the schema the server enforces: each field when
 * it is left the first time, then as it is typed. This module brings react-hook-form and zod along,
 * so it is loaded when somebody begins to type.
 */
export function startFormChecks(
  kind: FormKind,
  form: HTMLFormElement,
  tell: (problems: Problems) => void,
): FormChecks {
  const schema: z.ZodType<FieldValues, FieldValues> = schemas[kind];
  const { control, handleSubmit, register, setValue, subscribe } = createFormControl({
    resolver: zodResolver(schema),
    mode: "onTouched",
    shouldFocusError: false,
  });
  const inputs = Object.keys(schemas[kind].shape)
    .map((name) => form.elements.namedItem(name))
    .filter((element) => element instanceof HTMLInputElement);
  for (const input of inputs) register(input.name).ref(input);
  control._state.mount = true;

  const unsubscribe = subscribe({
    formState: { errors: true },
    callback: ({ errors = {} }) => tell(problemsOf(errors)),
  });
  const follow = (event: Event) => {
    const input = inputs.find((one) => one === event.target);
    if (input) void register(input.name).onChange(event);
  };
  for (const input of inputs) {
    // Left before this module was there.
    const wasLeft = input.value !== input.defaultValue && input !== document.activeElement;
    if (wasLeft) void register(input.name).onBlur({ type: "blur", target: input });
  }
  form.addEventListener("input", follow);
  form.addEventListener("focusout", follow);

  return {
    check: async () => {
      // What a password manager filled in, or the page emptied, came without an event.
      for (const input of inputs) setValue(input.name, input.value);
      let problems: Problems = {};
      await handleSubmit(
        () => {},
        (errors) => {
          problems = problemsOf(errors);
        },
      )();
      return problems;
    },
    stop: () => {
      unsubscribe();
      form.removeEventListener("input", follow);
      form.removeEventListener("focusout", follow);
    },
  };
}

function problemsOf(errors: FieldErrors): Problems {
  const found = Object.entries(errors).map(([name, error]) => [name, String(error?.message)]);
  return Object.fromEntries(found);
}
