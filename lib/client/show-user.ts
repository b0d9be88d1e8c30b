import type { MessageView, UserView } from "@/lib/contract/views";
import type { RoomState } from "./room-state";

/**
 * A room in which somebody has another name or picture: on what they wrote, where they are quoted,
 * and among those who reacted. A name belongs to its owner and not to the message, so no clock
 * moves with it.
 */
export function showUser(state: RoomState, user: UserView): RoomState {
  const messages = renamed(state.messages, user);
  const held = state.held.map((frame) => ({ ...frame, messages: renamed(frame.messages, user) }));
  const isSame =
    messages === state.messages &&
    held.every(({ messages }, index) => messages === state.held[index]?.messages);
  return isSame ? state : { ...state, messages, held };
}

/** The same array where nobody of that id is in it. */
function renamed(messages: MessageView[], user: UserView): MessageView[] {
  if (!messages.some((message) => concerns(message, user.id))) return messages;
  return messages.map((message) =>
    concerns(message, user.id) ? renamedMessage(message, user) : message,
  );
}

function concerns({ author, replyTo, reactions }: MessageView, id: string): boolean {
  if (author.id === id || replyTo?.author.id === id) return true;
  return reactions.some(({ userIds }) => userIds.includes(id));
}

function renamedMessage(message: MessageView, { id, name, avatarUrl }: UserView): MessageView {
  const author = (known: MessageView["author"]) =>
    known.id === id ? { id, name, avatarUrl } : known;
  const { replyTo, reactions } = message;
  return {
    ...message,
    author: author(message.author),
    replyTo: replyTo && { ...replyTo, author: author(replyTo.author) },
    reactions: reactions.map((reaction) => ({
      ...reaction,
      names: reaction.names.map((known, index) => (reaction.userIds[index] === id ? name : known)),
    })),
  };
}
