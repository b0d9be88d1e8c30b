import type { Origin } from "./actor";
import { refuse } from "./refusal";

/**
 * Whom passkeys are for: the site that the request was made to, which is PUBLIC_URL where that is set.
 * A passkey made at one host works at no other.
 */
export function relyingParty({ site }: Origin): { rpId: string; origin: string } {
  if (!site) refuse("forbidden", { message: "This address cannot have passkeys." });
  return { rpId: new URL(site).hostname, origin: site };
}
