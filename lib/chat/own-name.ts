import { refuse } from "./refusal";

/** What stands for everybody whose account was deleted. */
export const deletedName = "Deleted member";

/** Refuses with `invalid` a name that would make somebody look like nobody (views.ts: `fullName`). */
export function requireOwnName(names: { firstName: string; lastName: string }): void {
  const told = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
  if (told(`${names.firstName}${names.lastName}`) !== told(deletedName)) return;
  const message = "That name stands for people whose accounts were deleted. Choose another.";
  refuse("invalid", { message, fields: { lastName: [message] } });
}
