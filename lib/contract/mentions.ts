import { limits } from "./limits";
import { parseMarkdown } from "./parse-markdown";

/** What means everybody in the room, for those who may: "@room". */
export const everybody = "room";

/** A name as it is stored. */
export type NameParts = { firstName: string; lastName: string };

/** Names have a few words; these many after a sign are tried. */
const mostWords = 5;
const longest = 125;
/** Different names that one message is searched for. */
const mostNames = 400;

/** What stands behind an "@" and may be a name, the longest first: "Ada Lovelace's", "Ada Lovelace". */
export function namesAt(text: string, at: number): string[] {
  const line = text.slice(at + 1, at + 1 + longest).split("\n", 1)[0] ?? "";
  const words = line.split(" ", mostWords);
  if (words[0] === "") return [];
  const found = words.flatMap((_, index) => {
    const name = words.slice(0, index + 1).join(" ");
    const bare = name.replace(/[^\p{L}\p{M}\p{N}]+$/u, "");
    return [name, bare, bare.replace(/['’]s$/, "")];
  });
  return [...new Set(found)].filter((name) => name !== "").sort((a, b) => b.length - a.length);
}

/** The signs of a body that may mean somebody, each with what may be the name: not those in code. */
function signsIn(body: string): string[][] {
  const signs: string[][] = [];
  if (!body.includes("@")) return signs;
  parseMarkdown(body, (text, at) => {
    if (text.charAt(at) === "@" && signs.length < limits.mentions) signs.push(namesAt(text, at));
    return null;
  });
  return signs;
}

/** Every name that a body may mean, in each way in which its words can be a first and a last name. */
export function possibleNames(body: string): NameParts[] {
  const all = new Map<string, NameParts>();
  for (const name of signsIn(body).flat()) {
    const words = name.split(" ");
    for (let cut = 1; cut <= words.length && all.size < mostNames; cut++) {
      const parts = {
        firstName: words.slice(0, cut).join(" "),
        lastName: words.slice(cut).join(" "),
      };
      all.set(`${parts.firstName}\n${parts.lastName}`, parts);
    }
  }
  return [...all.values()];
}

/** A mention on its way into the database; `userId` null means everybody. */
export type FoundMention = { userId: string | null; name: string };

/**
 * Whom a body means, of the people given: at each sign the longest name, and all who bear it.
 * Everybody only where `mayMeanAll`.
 */
export function mentionsIn(
  body: string,
  people: readonly (NameParts & { id: string })[],
  mayMeanAll: boolean,
): FoundMention[] {
  const byName = new Map<string, string[]>();
  for (const { id, firstName, lastName } of people) {
    const name = `${firstName} ${lastName}`.trim();
    byName.set(name, [...(byName.get(name) ?? []), id]);
  }
  const found = new Map<string | null, string>();
  for (const names of signsIn(body)) {
    const name = names.find((name) => byName.has(name) || (mayMeanAll && name === everybody));
    if (name === undefined) continue;
    for (const id of byName.get(name) ?? [null]) if (!found.has(id)) found.set(id, name);
  }
  return [...found].map(([userId, name]) => ({ userId, name }));
}

/** Whether a body calls everybody. */
export function meansEverybody(body: string): boolean {
  return mentionsIn(body, [], true).length > 0;
}

type Mentioning = {
  seq: number;
  author: { id: string };
  mentions: readonly string[];
  mentionNames: readonly { id: string | null }[];
};

/** Whether a message means this person: by name, or with everybody. One's own never do. */
export function isMeant({ author, mentions, mentionNames }: Mentioning, userId: string): boolean {
  if (author.id === userId) return false;
  return mentions.includes(userId) || mentionNames.some(({ id }) => id === null);
}
