import * as z from "zod";
import { email, newPasswordSchema, passwordsAgree } from "./accounts";
import { limits } from "./limits";
import { nameSchema } from "./names";

/** The names others see. */
export const profileForm = z.object({
  firstName: nameSchema("First name", limits.personName),
  lastName: nameSchema("Last name", limits.personName),
});

/** Changing one's password asks for the present one; whether it is right is the server's to say. */
export const passwordForm = z
  .object({
    presentPassword: z.string().min(1, "Type your present password.").max(1_000),
    newPassword: newPasswordSchema("New password"),
    repeatPassword: z.string("Repeat the password."),
  })
  .refine(...passwordsAgree("newPassword"));

/** Changing one's e-mail asks for the password too. */
export const emailForm = z.object({
  email,
  presentPassword: z.string().min(1, "Type your present password.").max(1_000),
});
