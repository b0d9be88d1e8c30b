import * as z from "zod";
import { limits } from "./limits";
import { nameSchema } from "./names";

/** A way in without the password, as its owner sees it. */
export type PasskeyView = {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
};

export const passkeyNameForm = z.object({ name: nameSchema("Name", limits.passkeyName) });

/** Base64url, of any size that an authenticator makes. */
const bytes = z.string().max(10_000);

/** An authenticator's answer as JSON (`PublicKeyCredential.toJSON()`), sent as a form's field. */
const answer = <R extends z.ZodType>(response: R) =>
  z
    .string()
    .max(40_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "This is no JSON." });
        return z.NEVER;
      }
    })
    .pipe(
      z.object({
        id: z.string().min(1).max(2_000),
        rawId: z.string().max(2_000),
        type: z.literal("public-key"),
        response,
      }),
    );

/** What a new passkey answers. */
export const newPasskey = answer(
  z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z
      .array(z.string().regex(/^[\w-]{1,20}$/))
      .max(10)
      .default([]),
  }),
);

/** What a passkey answers that logs in. */
export const passkeyProof = answer(
  z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
);
