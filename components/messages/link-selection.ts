import type { ClipboardEvent } from "react";
import { insertText } from "@/components/completion/insert-text";
import { addressAt } from "@/lib/contract/web-address";

/** A web address that is pasted over words makes a link of them. */
export function linkSelection(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const words = value.slice(selectionStart, selectionEnd);
  const pasted = event.clipboardData.getData("text/plain").trim();
  const isLink = pasted !== "" && addressAt(pasted, 0) === pasted;
  // Words that are an address themselves, or that a link cannot be made of, are replaced.
  if (!isLink || !/^[^\s[\]][^\n[\]]*$/.test(words) || /^https?:/i.test(words)) return;
  event.preventDefault();
  insertText(event.currentTarget, `[${words}](${pasted})`);
}
