import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import {
  callerOf,
  fromHeaders,
  ownOriginOf,
  provenanceOf,
  type ReadHeader,
} from "@/lib/auth/caller";
import { currentActor } from "@/lib/auth/next";
import { mayCallAction } from "@/lib/auth/same-origin";
import type { Origin, PersonActor } from "@/lib/chat/actor";
import { refuse } from "@/lib/chat/refusal";
import { toFailure } from "@/lib/chat/result";
import { type FormAction, noFormState } from "@/lib/contract/form-state";

/** The fields of a form as text; several of one name: the last. Files are left out. */
export type FormInput = Record<string, string>;

/**
 * A server action for whoever is signed in. `verb` gets the fields as they were sent (lib/chat
 * parses them), and may redirect; what it refuses becomes the form's state. Where it answers
 * `{ told }`, the form is told so, this once.
 */
export function defineAction(
  verb: (actor: PersonActor, input: FormInput, caller: Origin) => Promise<unknown>,
): FormAction {
  return answerForm(async (input, read) => {
    const actor = (await currentActor()) ?? refuse("unauthenticated");
    return verb(actor, input, callerOf(read));
  });
}

/** A server action for strangers: signing up, logging in. */
export function definePublicAction(
  verb: (caller: Origin, input: FormInput) => Promise<unknown>,
): FormAction {
  return answerForm((input, read) => verb(callerOf(read), input));
}

/**
 * A server action for whoever is signed in, with one file: `verb` gets the bytes of the field
 * `name`, none where nothing was chosen, and judges them.
 */
export function defineUploadAction(
  name: string,
  verb: (actor: PersonActor, bytes: Uint8Array) => Promise<unknown>,
): FormAction {
  return answerForm(async (_input, _read, form) => {
    const actor = (await currentActor()) ?? refuse("unauthenticated");
    const file = form instanceof FormData ? form.get(name) : null;
    await verb(actor, file instanceof File ? await file.bytes() : new Uint8Array());
  });
}

type Run = (input: FormInput, read: ReadHeader, form: unknown) => Promise<unknown>;

function answerForm(run: Run): FormAction {
  return async (_state, form) => {
    const input = fieldsOf(form);
    const values = withoutPasswords(input);
    try {
      const read = fromHeaders(await headers());
      if (!mayCallAction(provenanceOf(read), ownOriginOf(read))) refuse("forbidden", fromElsewhere);
      const answer = await run(input, read, form);
      return { ...noFormState, done: true, ...(isTold(answer) && { told: answer.told }) };
    } catch (error) {
      unstable_rethrow(error);
      return { failure: toFailure(error), values };
    }
  };
}

function isTold(answer: unknown): answer is { told: string[] } {
  return typeof answer === "object" && answer !== null && "told" in answer;
}

const fromElsewhere = { message: "This form was sent from another address. Reload the page." };

/** Actions can be called with anything; what is no form has no fields. */
function fieldsOf(form: unknown): FormInput {
  if (!(form instanceof FormData)) return {};
  const texts = [...form].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  return Object.fromEntries(texts.filter(([name]) => !name.startsWith("$ACTION")));
}

function withoutPasswords(input: FormInput): FormInput {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !/password/i.test(name)));
}
