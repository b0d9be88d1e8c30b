import type { MessageView } from "@/lib/contract/views";
import { systemSentence } from "./system-sentence";

/** What happened in the room: "Ada, Bo and 3 others joined". */
export function SystemLine({ messages }: { messages: readonly MessageView[] }) {
  return <p className="sys">{systemSentence(messages)}</p>;
}
