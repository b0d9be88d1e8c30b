import type { MentionName, MessageView, UserView } from "@/lib/contract/views";
import type { RoomState } from "./room-state";

export type People = ReadonlyMap<string, UserView>;

/**
 * A room in which people have the names and pictures of `people`: on what they wrote, where they
 * are quoted or meant, and among those who reacted. A name belongs to its owner and not to the message, so
 * no clock moves with it. The same state if it showed them so already.
 */
export function showUsers(state: RoomState, people: People): RoomState {
  const messages = renamed(state.messages, people);
  const held = state.held.map((frame) => {
    const messages = renamed(frame.messages, people);
    return messages === frame.messages ? frame : { ...frame, messages };
  });
  const isSame =
    messages === state.messages && held.every((frame, index) => frame === state.held[index]);
  return isSame ? state : { ...state, messages, held };
}

function renamed(messages: MessageView[], people: People): MessageView[] {
  const shown = messages.map((message) =>
    isOutdated(message, people) ? renamedMessage(message, people) : message,
  );
  return shown.every((message, index) => message === messages[index]) ? messages : shown;
}

type Author = MessageView["author"];

function isOutdated(message: MessageView, people: People): boolean {
  const { author, replyTo, reactions, mentionNames } = message;
  const isOther = (known: Author) => {
    const user = people.get(known.id);
    return user !== undefined && (user.name !== known.name || user.avatarUrl !== known.avatarUrl);
  };
  if (isOther(author) || (replyTo && isOther(replyTo.author))) return true;
  if (mentionNames.some((known) => nameOf(known, people) !== known.name)) return true;
  return reactions.some(({ userIds, names }) =>
    userIds.some((id, index) => (people.get(id)?.name ?? names[index]) !== names[index]),
  );
}

const nameOf = ({ id, name }: MentionName, people: People) => people.get(id ?? "")?.name ?? name;

function renamedMessage(message: MessageView, people: People): MessageView {
  const author = (known: Author): Author => {
    const { id, name, avatarUrl } = people.get(known.id) ?? known;
    return { id, name, avatarUrl };
  };
  const { replyTo, reactions, mentionNames } = message;
  return {
    ...message,
    author: author(message.author),
    replyTo: replyTo && { ...replyTo, author: author(replyTo.author) },
    mentionNames: mentionNames.map((known) => ({ ...known, name: nameOf(known, people) })),
    reactions: reactions.map((reaction) => ({
      ...reaction,
      names: reaction.names.map(
        (known, index) => people.get(reaction.userIds[index] ?? "")?.name ?? known,
      ),
    })),
  };
}
