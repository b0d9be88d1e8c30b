import { ownPath } from "@/lib/contract/accounts";

/** Where somebody wants to go after the door; their rooms, unless they were going elsewhere. */
export function destination(next: unknown): string {
  return ownPath(next) ?? "/rooms";
}

/** The code of the invitation they are on their way to, if that is where they are going. */
export function invitationIn(next: unknown): string | undefined {
  return /^\/join\/([\w-]+)$/.exec(ownPath(next) ?? "")?.[1];
}
