import {
  Copy,
  Forward,
  History,
  Link,
  type LucideIcon,
  Mail,
  Pencil,
  Pin,
  PinOff,
  Reply,
  Trash2,
  Unlink,
} from "lucide-react";
import type { MessageView } from "@/lib/contract/views";
import type { MessageRights } from "./message-rights";

/** One line of a message's menu or sheet. */
export type Choice = {
  label: string;
  icon: LucideIcon;
  /** Comes last, after a line. */
  danger?: true;
  run: () => void;
};

export type ChoiceVerbs = Record<
  | "reply"
  | "edit"
  | "readEdits"
  | "copyText"
  | "copyLink"
  | "pin"
  | "removePreview"
  | "forward"
  | "unread"
  | "remove",
  () => void
>;

/** What may be done to a message beside reacting, in the order in which it is offered. */
export function messageChoices(
  { pinnedAt, body }: Pick<MessageView, "pinnedAt" | "body">,
  rights: MessageRights,
  verbs: ChoiceVerbs,
): Choice[] {
  const { reply, edit, readEdits, pin, removePreview, remove } = rights;
  const hasWords = body !== "";
  const choices: (Choice | false)[] = [
    reply && { label: "Reply", icon: Reply, run: verbs.reply },
    edit && { label: "Edit", icon: Pencil, run: verbs.edit },
    hasWords && { label: "Copy text", icon: Copy, run: verbs.copyText },
    { label: "Copy link", icon: Link, run: verbs.copyLink },
    // Files stay in the room that they were sent to.
    hasWords && { label: "Forward", icon: Forward, run: verbs.forward },
    { label: "Mark unread from here", icon: Mail, run: verbs.unread },
    pin && { label: pinnedAt ? "Unpin" : "Pin", icon: pinnedAt ? PinOff : Pin, run: verbs.pin },
    removePreview && { label: "Remove preview", icon: Unlink, run: verbs.removePreview },
    readEdits && { label: "Earlier versions", icon: History, run: verbs.readEdits },
    remove && { label: "Delete message", icon: Trash2, danger: true, run: verbs.remove },
  ];
  return choices.filter((choice) => choice !== false);
}
