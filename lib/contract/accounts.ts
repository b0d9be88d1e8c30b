import * as z from "zod";
import { limits } from "./limits";
import { nameSchema } from "./names";

/** An address as somebody types it, in the form in which it is stored. */
export const email = z
  .string("Email is missing.")
  .trim()
  .toLowerCase()
  .max(limits.emailLength, `Email can have ${limits.emailLength} characters at most.`)
  .pipe(z.email("Type an e-mail address, such as ada@example.org."));

/** A password somebody chooses; `what` begins its sentences. */
export function newPasswordSchema(what: string) {
  return z
    .string(`${what} is missing.`)
    .min(limits.password.min, `${what} needs ${limits.password.min} characters or more.`)
    .max(limits.password.max, `${what} can have ${limits.password.max} characters at most.`)
    .refine((text) => !text.includes("\0"), `${what} has a character that cannot be used.`);
}

/** A person as an operator or a form describes one. */
export const newUser = z.object({
  email,
  firstName: nameSchema("First name", limits.personName),
  lastName: nameSchema("Last name", limits.personName),
  password: newPasswordSchema("Password"),
});
export type NewUser = z.infer<typeof newUser>;

/** The arguments of a form's `refine`: its field `name` and `repeatPassword` say the same. */
export function passwordsAgree<N extends string>(name: N) {
  type Form = Record<N | "repeatPassword", string>;
  const bothTyped = ({ value }: { value: unknown }) => {
    const form = value as Partial<Form> | undefined;
    return typeof form?.[name] === "string" && typeof form.repeatPassword === "string";
  };
  const agree = (form: Form) => form[name] === form.repeatPassword;
  const message = "The two passwords are not the same.";
  const options = { path: ["repeatPassword"], message, when: bothTyped };
  return [agree, options] as const;
}

const signUpFields = newUser.extend({ repeatPassword: z.string("Repeat the password.") });

/** The sign-up form. */
export const signUpForm = signUpFields.refine(...passwordsAgree("password"));
export type SignUpForm = z.infer<typeof signUpForm>;

/** The very first sign-up also names the installation. */
export const firstStartForm = signUpFields
  .extend({ hearthName: nameSchema("Name of this Hearth", limits.hearthName) })
  .refine(...passwordsAgree("password"));
export type FirstStartForm = z.infer<typeof firstStartForm>;

/** Log-in asks for something in both fields; whether it is right is the server's to say. */
export const logInForm = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, "Type your e-mail address.")
    .max(1_000)
    .refine((text) => !text.includes("\0"), "Type your e-mail address."),
  password: z.string().min(1, "Type your password.").max(1_000),
});
export type LogInForm = z.infer<typeof logInForm>;

/** Asking for a link to choose a new password. */
export const forgotForm = z.object({ email });

/** Choosing it. */
export const resetForm = z
  .object({
    password: newPasswordSchema("Password"),
    repeatPassword: z.string("Repeat the password."),
  })
  .refine(...passwordsAgree("password"));

/**
 * Where to go after log-in: own paths only. One leading `/`, neither `//` nor `/\`,
 * which browsers read as another host, nor control characters, which they drop.
 */
export function ownPath(next: unknown): string | null {
  if (typeof next !== "string" || next.length > 2_000) return null;
  return /^\/(?![/\\])[^\u0000-\u001f\u007f\\]*$/.test(next) ? next : null;
}
