import * as z from "zod";

/** What one's own settings show of the second step. */
export type TwoStepView =
  | { state: "off" }
  /** `secret` is for typing, `uri` (otpauth://) for the QR code. */
  | { state: "setting-up"; secret: string; uri: string }
  | { state: "on"; since: string; codesLeft: number };

const presentPassword = z.string().min(1, "Type your present password.").max(1_000);

/** What protects the account is changed by who knows its password. */
export const presentPasswordForm = z.object({ presentPassword });

/** Authenticator apps show the six digits in groups. */
export const appCode = z
  .string("Type the 6-digit code.")
  .max(1_000)
  .transform((text) => text.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "Type the 6 digits that your app shows."));

/** Crockford's base 32: no letters that look like digits, and what was misread is read as meant. */
export const recoveryAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Any case, with or without dashes, as it was pasted or copied from paper. */
export const recoveryCode = z
  .string("Type a recovery code.")
  .max(1_000)
  .transform((text) =>
    text
      .toLowerCase()
      .replace(/[\s\u2010-\u2015-]/g, "")
      .replace(/[il]/g, "1")
      .replaceAll("o", "0"),
  )
  .pipe(
    z.string().regex(new RegExp(`^[${recoveryAlphabet}]{16}$`), "Type all 16 characters of it."),
  );

/** The app's code: when the second step is turned on, and when somebody logs in. */
export const appCodeForm = z.object({ code: appCode });
const eitherCode = z.union(
  [appCode, recoveryCode],
  "Type the 6 digits that your app shows, or a recovery code.",
);

/** Turning it off also works without the app. */
export const disableForm = z.object({ presentPassword, code: eitherCode });
export const recoveryCodeForm = z.object({ recoveryCode });
