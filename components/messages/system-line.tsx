import type { ReactNode } from "react";
import type { MessageView } from "@/lib/contract/views";
import { firstName } from "./first-name";
import { systemSentence } from "./system-sentence";

/** What happened in the room: "Ada, Bo and 3 others joined". */
export function SystemLine({ messages }: { messages: readonly MessageView[] }) {
  const names = messages.flatMap(({ author: { name } }) => [name, firstName(name)]);
  return <p className="sys">{isolate(systemSentence(messages), names)}</p>;
}

/** A sentence whose names keep their own direction: a right-to-left one does not turn the rest. */
function isolate(sentence: string, names: readonly string[]): ReactNode {
  const [name] = names.filter((it) => it && sentence.includes(it)).sort(byLength);
  if (!name) return sentence;
  const [before = "", ...after] = sentence.split(name);
  return (
    <>
      {before}
      <bdi>{name}</bdi>
      {isolate(after.join(name), names)}
    </>
  );
}

const byLength = (a: string, b: string) => b.length - a.length;
