import { firstName } from "./first-name";

/** "Ada is typing", "Ada and Bo are typing", "Several people are typing". */
export function typingWords(names: readonly string[]): string {
  const [one, other, more] = names;
  if (!one) return "";
  if (!other) return `${firstName(one)} is typing`;
  if (!more) return `${firstName(one)} and ${firstName(other)} are typing`;
  return "Several people are typing";
}
