import * as z from "zod";
import { limits } from "./limits";
import { nameSchema } from "./names";

const email = z
  .string("Email is missing.")
  .trim()
  .toLowerCase()
  .max(limits.emailLength, `Email can have ${limits.emailLength} characters at most.`)
  .pipe(z.email("Type an e-mail address, such as ada@example.org."));

const password = z
  .string("Password is missing.")
  .min(limits.password.min, `Password needs ${limits.password.min} characters or more.`)
  .max(limits.password.max, `Password can have ${limits.password.max} characters at most.`)
  .refine((text) => !text.includes("\0"), "Password has a character that cannot be used.");

/** A person as an operator or a form describes one. */
export const newUser = z.object({
  email,
  firstName: nameSchema("First name", limits.personName),
  lastName: nameSchema("Last name", limits.personName),
  password,
});
export type NewUser = z.infer<typeof newUser>;

const passwordsAgree = (form: { password: string; repeatPassword: string }) =>
  form.password === form.repeatPassword;
const disagreement = { path: ["repeatPassword"], message: "The two passwords are not the same." };

const signUpFields = newUser.extend({ repeatPassword: z.string("Repeat the password.") });

/** The sign-up form. */
export const signUpForm = signUpFields.refine(passwordsAgree, {
  ...disagreement,
  when: ({ value }) => bothTyped(value),
});
export type SignUpForm = z.infer<typeof signUpForm>;

/** The very first sign-up also names the installation. */
export const firstStartForm = signUpFields
  .extend({ hearthName: nameSchema("Name of this Hearth", limits.hearthName) })
  .refine(passwordsAgree, { ...disagreement, when: ({ value }) => bothTyped(value) });
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

function bothTyped(value: unknown): boolean {
  const form = value as Partial<SignUpForm> | undefined;
  return typeof form?.password === "string" && typeof form.repeatPassword === "string";
}

/**
 * Where to go after log-in: own paths only. One leading `/`, neither `//` nor `/\`,
 * which browsers read as another host, nor control characters, which they drop.
 */
export function ownPath(next: unknown): string | null {
  if (typeof next !== "string" || next.length > 2_000) return null;
  return /^\/(?![/\\])[^\u0000-\u001f\u007f\\]*$/.test(next) ? next : null;
}
