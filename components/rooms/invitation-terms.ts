import { limits } from "@/lib/contract/limits";
import type { NewInvitation } from "@/lib/contract/rooms";
import type { InvitationView } from "@/lib/contract/views";

type Fields = Record<string, string | undefined>;

/** What the form asks for: nothing chosen is no end. What is no number is left to the contract. */
export function invitationTerms({ expiresInDays, uses }: Fields): NewInvitation {
  return {
    ...(expiresInDays && { expiresInDays: Number(expiresInDays) }),
    ...(uses && { uses: Number(uses) }),
  };
}

/** "3 of 10 used", "3 used", "not used yet". */
export function usesInWords({ uses, usesLeft }: InvitationView): string {
  if (usesLeft !== null) return `${uses} of ${uses + usesLeft} used`;
  return uses === 0 ? "not used yet" : `${uses.toLocaleString("en")} used`;
}

/** The link to offer first: the one that lasts longest. */
export function lastingInvitation(invitations: InvitationView[]): InvitationView | undefined {
  const endless = invitations.find(({ expiresAt, usesLeft }) => !expiresAt && usesLeft === null);
  return endless ?? invitations.at(-1);
}

/** Whole minutes that a short code still has; 0 once it is over. `now` may be a minute old. */
export function minutesLeft(expiresAt: string, now: number): number {
  const minutes = Math.ceil((Date.parse(expiresAt) - now) / 60_000);
  return Math.min(limits.shortCodeMinutes, Math.max(0, minutes));
}
