import type { MessageView } from "@/lib/contract/views";
import { firstName } from "./first-name";

/** One line for system messages in a row: "Ada joined", "Ada, Bo and 3 others joined". */
export function systemSentence(messages: readonly MessageView[]): string {
  const [first] = messages;
  if (!first) return "";
  if (messages.length === 1) return first.body;
  const names = [...new Set(messages.map((message) => firstName(message.author.name)))];
  return `${listNames(names)} joined`;
}

/** Up to three names in full, above that two names and how many others. */
export function listNames(names: readonly string[]): string {
  const shown = names.length > 3 ? names.slice(0, 2) : names;
  const others = names.length - shown.length;
  const all = others > 0 ? [...shown, `${others} others`] : shown;
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}
