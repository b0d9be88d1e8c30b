import * as z from "zod";
import { errorMessage } from "@/lib/contract/errors";
import { refuse } from "./refusal";

/** `input` as its schema describes it; refuses with `invalid` and a sentence per field. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const { fieldErrors, formErrors } = z.flattenError(parsed.error);
  const fields = fieldErrors as Record<string, string[]>;
  const [first] = [...Object.values(fields).flat(), ...formErrors];
  refuse("invalid", { message: first ?? errorMessage.invalid, fields });
}
