import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { limits } from "@/lib/contract/limits";

/** How well a password stands against guessing, in words and from 1 to 4. */
export type Strength = { word: "Too short" | "Common" | "Fine" | "Strong"; level: 1 | 2 | 3 | 4 };

/** What is estimated of a long password is decided by its beginning. */
const longest = 72;

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** zxcvbn's estimate; heavy, so loaded when somebody begins to type a new password. */
export function strengthOf(password: string): Strength {
  if (password.length < limits.password.min) return { word: "Too short", level: 1 };
  const { score } = estimator.check(password.slice(0, longest));
  if (score < 2) return { word: "Common", level: 2 };
  return score < 4 ? { word: "Fine", level: 3 } : { word: "Strong", level: 4 };
}
