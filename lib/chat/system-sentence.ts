import type { SystemVerb } from "@/lib/contract/views";

/** What a system message tells, with the names as they are now. */
export type SystemFacts = {
  verb: SystemVerb;
  about: string;
  /** Who did it, where it was not they themselves. */
  by: string;
  value: string;
};

const sentences: Record<SystemVerb, (facts: SystemFacts) => string> = {
  created: ({ about }) => `${about} made this room`,
  joined: ({ about }) => `${about} joined`,
  left: ({ about }) => `${about} left`,
  removed: ({ about, by }) => `${about} was removed by ${by}`,
  banned: ({ about, by }) => `${about} was banned by ${by}`,
  unbanned: ({ about, by }) => `${about} was let back in by ${by}`,
  owner: ({ about }) => `${about} owns the room now`,
  moderator: ({ about }) => `${about} is a moderator now`,
  member: ({ about }) => `${about} is a member now`,
  renamed: ({ about, value }) => `${about} named the room “${value}”`,
  topic: ({ about, value }) =>
    value ? `${about} set the topic: ${value}` : `${about} removed the topic`,
  limit: ({ about, value }) => `${about} set the limit to ${value} seats`,
  kind: ({ about, value }) => `${about} made the room ${value}`,
};

/** A system message's body: one English sentence for clients that know nothing of `system`. */
export function systemSentence(facts: SystemFacts): string {
  return sentences[facts.verb](facts);
}
