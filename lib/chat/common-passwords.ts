import type { User } from "@/generated/sqlite/client";
import { once } from "@/lib/once";
import { refuse } from "./refusal";

/** How far down the list of leaked passwords a guesser is sure to go. */
const ranksRefused = 10_000;

/** Whose password it is to be: what a guesser tries first of all. */
export type Owner = Pick<User, "email" | "firstName" | "lastName">;

/**
 * Refuses with `invalid`, at the form's field, a password that is among the commonest, and one that
 * is its owner's own name or address.
 */
export async function requireUncommon(
  field: string,
  password: string,
  owner: Owner,
): Promise<void> {
  const typed = password.toLowerCase();
  if (wordsOf(owner).has(typed)) refuseAt(field, "That is your own name or address.");
  if ((await commonest()).has(typed)) refuseAt(field, "That is one of the most common passwords.");
}

function wordsOf({ email, firstName, lastName }: Owner): Set<string> {
  const names = [firstName, lastName, `${firstName}${lastName}`, `${firstName} ${lastName}`];
  const words = [email, email.split("@", 1)[0] ?? "", ...names];
  return new Set(words.map((word) => word.toLowerCase()));
}

function refuseAt(field: string, why: string): never {
  const message = `${why} Choose another.`;
  refuse("invalid", { message, fields: { [field]: [message] } });
}

/** Loaded with the first password that somebody chooses. */
function commonest(): Promise<Set<string>> {
  return once("commonPasswords", async () => {
    const { dictionary } = await import("@zxcvbn-ts/language-common");
    return new Set(dictionary["passwords-common"].slice(0, ranksRefused).map(String));
  });
}
