import type { Failure } from "./errors";

/** What a form's server action answers when it does not lead elsewhere. */
export type FormState = {
  failure: Failure | null;
  /** What was typed, to fill the fields again; never a password. */
  values: Record<string, string>;
  /** It was sent, and what it asks for is done. */
  done?: boolean;
  /** What it answers this one time, such as recovery codes or a challenge. */
  told?: string[];
};

/** A server action as `useActionState(action, noFormState)` takes it; works without scripts. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

export const noFormState: FormState = { failure: null, values: {} };
