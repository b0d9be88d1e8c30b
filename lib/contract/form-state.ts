import type { ErrorCode, FieldErrors } from "./errors";

/** What a server action tells its form: `useActionState(action, emptyForm)`. */
export type FormState = {
  /** True once the action did what it is for; most then redirect instead of answering. */
  ok: boolean;
  /** The sentence for the form as a whole, to stand in an alert; null while nothing is wrong. */
  error: string | null;
  code: ErrorCode | null;
  fields: FieldErrors;
  /** What was typed, to fill the fields again; never a password. */
  values: Record<string, string>;
};

export const emptyForm: FormState = { ok: false, error: null, code: null, fields: {}, values: {} };
