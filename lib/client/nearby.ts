import type { ServerEvents, Typing } from "@/lib/contract/events";
import { typingEveryMs, typingShownMs } from "@/lib/contract/presence-times";
import type { MessageView, PersonPresence } from "@/lib/contract/views";
import type { Api } from "./api";
import type { HearthState } from "./hearth-state";
import { lacksFaces, nearbyOf, tellNearby } from "./nearby-state";
import type { LiveSocket } from "./socket";
import type { Store } from "./store";
import type { Answer } from "./types";
import { watchActivity } from "./watch-activity";

type Ports = {
  store: Store<HearthState>;
  api: Api;
  check<T>(answer: Answer<T>, roomId?: string): Answer<T>;
  socket(): LiveSocket | null;
};

export type Nearness = ReturnType<typeof createNearby>;

/** After a restart everybody is back at once; they ask within so long. Milliseconds. */
const spreadMs = 5_000;
/** An answer may be as old as the server remembers it, and the way it took. */
const answerAgeMs = 3_000;

/** Who is near and who types in the room on screen, and that I am and do. Fetched after the page. */
export function createNearby({ store, api, check, socket }: Ports) {
  const heard: { roomId: string; people: PersonPresence[]; at: number }[] = [];
  const typers = new Map<string, ReturnType<typeof setTimeout>>();
  const typedAt = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: string | null = null;

  async function refresh(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const { openId: roomId, rooms } = store.get();
    if (!roomId || !rooms.some(({ id }) => id === roomId)) return;
    const since = performance.now() - answerAgeMs;
    const answer = check(await api.listPresence(roomId), roomId);
    if (!answer.ok) return;
    const missed = heard.filter((it) => it.roomId === roomId && it.at >= since);
    const nearby = nearbyOf(
      answer.data,
      missed.flatMap(({ people }) => people),
    );
    store.update((state) => ({ ...state, nearby: { ...state.nearby, [roomId]: nearby } }));
  }

  function refreshSoon() {
    timer ??= setTimeout(refresh, 500 + Math.random() * spreadMs);
  }

  function hear(roomId: string, people: PersonPresence[]) {
    const at = performance.now();
    heard.push({ roomId, people, at });
    while (heard[0] && heard[0].at < at - 2 * answerAgeMs) heard.shift();
    const known = store.get().nearby[roomId];
    if (!known) return;
    const nearby = tellNearby(known, people);
    store.update((state) => ({ ...state, nearby: { ...state.nearby, [roomId]: nearby } }));
    const { openId, meId } = store.get();
    if (roomId === openId && lacksFaces(nearby, meId)) refreshSoon();
  }

  function hearTyping(typing: Typing) {
    if (typing.roomId !== store.get().openId) return;
    forgetTyper(typing.userId);
    typers.set(
      typing.userId,
      setTimeout(() => forgetTyper(typing.userId), typingShownMs),
    );
    store.update((state) => ({ ...state, typing: [...state.typing, typing] }));
  }

  function forgetTyper(userId: string) {
    if (!typers.has(userId)) return;
    clearTimeout(typers.get(userId));
    typers.delete(userId);
    store.update((state) => ({
      ...state,
      typing: state.typing.filter((typer) => typer.userId !== userId),
    }));
  }

  const activity = watchActivity((away) => {
    store.update((state) => ({ ...state, away }));
    tellAway(away);
  });

  function tellAway(away: boolean) {
    const live = socket();
    if (live) live.tellAway(away);
    else if (store.get().connection.state === "polling") void poll();
  }

  /** Who has no socket says that they are near, and asks who else is. */
  async function poll(): Promise<void> {
    await api.putPresence(store.get().away);
    await refresh();
  }

  // The room on screen is another one: who types in it is not known.
  const unwatch = store.subscribe(() => {
    const { openId } = store.get();
    if (openId === shown) return;
    shown = openId;
    for (const userId of [...typers.keys()]) forgetTyper(userId);
    void refresh();
  });
  shown = store.get().openId;
  if (store.get().connection.state === "polling") void poll();
  else void refresh();

  return {
    ears: {
      presence: ({ roomId, ...person }) => hear(roomId, [person]),
      "presence:many": ({ roomId, people }) => hear(roomId, people),
      typing: hearTyping,
    } satisfies Partial<ServerEvents>,
    poll,
    /** What somebody was typing is here. */
    hearMessages(messages: readonly MessageView[]) {
      for (const { author } of messages) forgetTyper(author.id);
    },
    /** The connection is another one: it knows nothing of this page. */
    reconnected() {
      if (store.get().away) tellAway(true);
      refreshSoon();
    },
    /** I typed something. */
    type(roomId: string) {
      const now = performance.now();
      if (now - (typedAt.get(roomId) ?? Number.NEGATIVE_INFINITY) < typingEveryMs) return;
      typedAt.set(roomId, now);
      socket()?.tellTyping(roomId);
    },
    /** I sent it: what comes next is typed anew. */
    sent: (roomId: string) => void typedAt.delete(roomId),
    stop() {
      unwatch();
      activity.stop();
      clearTimeout(timer);
      for (const typer of typers.values()) clearTimeout(typer);
    },
  };
}
