import { refuse } from "./refusal";

/** Somebody with an account, who asks through a session or a bearer token. */
export type PersonActor = { kind: "person" | "bot"; userId: string; sessionId?: string };

/** Who asks; never optional. The operator has the machine, so may set up, but is in no room. */
export type Actor = PersonActor | { kind: "operator" };

/**
 * Where a request comes from: for rate limits and the list of sessions. `site` is the address of
 * this Hearth that it was made to (the base of links); zone and language are the browser's.
 */
export type Origin = {
  address: string;
  device: string;
  site: string | null;
  timeZone: string | null;
  language: string | null;
};

export function requirePerson(actor: Actor): PersonActor {
  if (actor.kind === "operator") refuse("forbidden", { message: "This needs an account." });
  return actor;
}

export function requireOperator(actor: Actor): void {
  if (actor.kind !== "operator") refuse("forbidden", { message: "Only the operator may do that." });
}
