import { once } from "@/lib/once";
import { refuse } from "./refusal";

/** How far down the list of leaked passwords a guesser is sure to go. */
const ranksRefused = 10_000;

/** Refuses with `invalid`, at the form's field, a password that is among the commonest. */
export async function requireUncommon(field: string, password: string): Promise<void> {
  if (!(await commonest()).has(password.toLowerCase())) return;
  const message = "That is one of the most common passwords. Choose another.";
  refuse("invalid", { message, fields: { [field]: [message] } });
}

/** Loaded with the first password that somebody chooses. */
function commonest(): Promise<Set<string>> {
  return once("commonPasswords", async () => {
    const { dictionary } = await import("@zxcvbn-ts/language-common");
    return new Set(dictionary["passwords-common"].slice(0, ranksRefused).map(String));
  });
}
