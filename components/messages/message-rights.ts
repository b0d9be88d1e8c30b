import { can } from "@/lib/contract/permissions";
import type { MessageView, Role } from "@/lib/contract/views";

export type MessageRights = {
  react: boolean;
  reply: boolean;
  edit: boolean;
  readEdits: boolean;
  pin: boolean;
  removePreview: boolean;
  remove: boolean;
};

/** What a reader of this role may do to a message; null where nothing can be done any more. */
export function messageRights(
  message: MessageView,
  mine: boolean,
  role: Role | null,
): MessageRights | null {
  if (role === null || message.deletedAt) return null;
  return {
    react: can(role, "react"),
    reply: can(role, "post"),
    edit: mine && can(role, "editOwn"),
    readEdits: message.editedAt !== null && can(role, "readEdits"),
    pin: can(role, "pin"),
    removePreview:
      message.previews.length > 0 && can(role, mine ? "editOwn" : "removeOthersPreview"),
    remove: can(role, mine ? "deleteOwn" : "deleteOthers"),
  };
}
