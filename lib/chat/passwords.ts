import { hash, verify } from "@node-rs/argon2";
import { once } from "@/lib/once";
import { fitsWerkzeug, isWerkzeugHash } from "./werkzeug";

/** argon2id, OWASP's second recommended setting: 19 MiB, 2 passes, 1 lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

/** Whether `password` fits; takes as long without a stored hash, or with an empty one, as with one. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  if (stored && isWerkzeugHash(stored)) return fitsWerkzeug(stored, password);
  const fits = await verify(stored || (await nobodysHash()), password);
  return Boolean(stored) && fits;
}

const nobodysHash = () => once("nobodysHash", () => hashPassword("nobody has this password"));
