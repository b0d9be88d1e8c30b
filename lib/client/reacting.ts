import type { MessageView, ReactionView, UserView } from "@/lib/contract/views";
import type { Api } from "./api";
import type { HearthState } from "./hearth-state";
import type { Store } from "./store";
import type { Actions, Answer } from "./types";

/** What I did to a message's reactions and the server has not answered. */
export type Wish = { messageId: string; emoji: string; on: boolean };

type Ports = {
  store: Store<HearthState>;
  api: Pick<Api, "putReaction" | "deleteReaction">;
  check<T>(answer: Answer<T>, roomId: string): Answer<T>;
  hearSent(message: MessageView): void;
};

/**
 * Reacting: on screen at once, then to the server, one change of an emoji after the other. What the
 * server says to the last of them is what stays.
 */
export function createReacting({ store, api, check, hearSent }: Ports): Pick<Actions, "react"> {
  const turns = new Map<string, Promise<unknown>>();

  function wish(key: string, wanted: Wish | null) {
    store.update((state) => {
      const wishes = new Map(state.wishes);
      if (wanted) wishes.set(key, wanted);
      else wishes.delete(key);
      return { ...state, wishes };
    });
  }

  async function ask({ roomId, id }: MessageView, emoji: string, on: boolean) {
    const answer = await (on ? api.putReaction(id, emoji) : api.deleteReaction(id, emoji));
    return check(answer, roomId);
  }

  return {
    async react(message, emoji, on) {
      const key = `${message.id} ${emoji}`;
      wish(key, { messageId: message.id, emoji, on });
      const before = turns.get(key) ?? Promise.resolve();
      const turn = before.then(() => ask(message, emoji, on));
      turns.set(key, turn);
      const answer = await turn;
      if (answer.ok) hearSent(answer.data);
      if (turns.get(key) === turn) {
        turns.delete(key);
        wish(key, null);
      }
      return answer;
    },
  };
}

/** Messages with my reactions as I want them. The same array where that changes nothing. */
export function withWishes(
  messages: MessageView[],
  wishes: ReadonlyMap<string, Wish>,
  me: UserView,
): MessageView[] {
  if (wishes.size === 0) return messages;
  const all = [...wishes.values()];
  if (!messages.some(({ id }) => all.some(({ messageId }) => messageId === id))) return messages;
  return messages.map((message) => {
    if (message.deletedAt) return message;
    const reactions = all
      .filter(({ messageId }) => messageId === message.id)
      .reduce((shown, each) => withWish(shown, each, me), message.reactions);
    return reactions === message.reactions ? message : { ...message, reactions };
  });
}

function withWish(
  reactions: ReactionView[],
  { emoji, on }: Wish,
  { id, name }: UserView,
): ReactionView[] {
  const known = reactions.find((reaction) => reaction.emoji === emoji);
  if (on === (known?.userIds.includes(id) ?? false)) return reactions;
  if (!known) return [...reactions, { emoji, count: 1, userIds: [id], names: [name] }];
  const at = known.userIds.indexOf(id);
  const without = <T>(all: T[]) => all.filter((_, index) => index !== at);
  const changed = on
    ? { userIds: [...known.userIds, id], names: [...known.names, name], count: known.count + 1 }
    : { userIds: without(known.userIds), names: without(known.names), count: known.count - 1 };
  return reactions.flatMap((reaction) => {
    if (reaction !== known) return [reaction];
    return changed.count > 0 ? [{ emoji, ...changed }] : [];
  });
}
