import type { PersonActor } from "@/lib/chat/actor";
import { deleteMessage } from "@/lib/chat/delete-message";
import { editMessage } from "@/lib/chat/edit-message";
import { parse } from "@/lib/chat/parse";
import { deleteReaction, putReaction } from "@/lib/chat/reactions";
import { editFrame, messageFrame, reactionFrame } from "@/lib/contract/messages";
import type { FrameVerbs } from "./frames";

/** What a socket may do to messages after they were posted. */
export function messageChanges(actor: PersonActor): FrameVerbs {
  return {
    "message:edit": async (frame) => {
      const { id, ...edit } = parse(editFrame, frame);
      return editMessage(actor, id, edit);
    },
    "message:delete": async (frame) => deleteMessage(actor, parse(messageFrame, frame).id),
    "reaction:put": async (frame) => {
      const { id, ...reaction } = parse(reactionFrame, frame);
      return putReaction(actor, id, reaction);
    },
    "reaction:delete": async (frame) => {
      const { id, ...reaction } = parse(reactionFrame, frame);
      return deleteReaction(actor, id, reaction);
    },
  };
}
