import { errorMessage } from "@/lib/contract/errors";
import type { RoomView } from "@/lib/contract/views";
import type { Api } from "./api";
import type { CatchUp } from "./catch-up";
import { changeVisit, firstUnread, type HearthState, tellRoom } from "./hearth-state";
import { hasOlder, needsFetch, type RoomEvent } from "./room-state";
import type { Store } from "./store";
import type { Actions, Answer } from "./types";

type Ports = {
  store: Store<HearthState>;
  api: Api;
  catchUp: CatchUp;
  /** Sees every answer about a room: it may say that I am no longer in it, or signed out. */
  check<T>(answer: Answer<T>, roomId: string): Answer<T>;
};

type Verbs = Pick<
  Actions,
  | "open"
  | "close"
  | "clearUnreadLine"
  | "prefetch"
  | "loadOlder"
  | "loadNewer"
  | "loadAround"
  | "showMessage"
  | "showDate"
  | "letGo"
  | "jumpToLatest"
>;

const pageSize = 50;
const mostPerPage = 100;
/** Of a room more messages than these are let go of, down to so many around the reader. */
const mostHeld = 1_000;
const kept = 600;

/** A room is first shown with its newest page, or around the first unread if that is far up. */
export function firstPageQuery({ unread, readSeq }: Pick<RoomView, "unread" | "readSeq">) {
  // One more than is shown: above it stands another.
  if (unread <= pageSize - 20) return { limit: pageSize + 1 };
  if (unread <= mostPerPage - 10) return { limit: mostPerPage };
  return { around: readSeq + 1, limit: mostPerPage };
}

/** A place in the room that no message has. */
const missing: Answer<null> = {
  ok: false,
  error: { code: "not_found", message: errorMessage.not_found },
  offline: false,
};

/** Opens rooms and moves their windows. */
export function createTimelines({ store, api, catchUp, check }: Ports) {
  const loading = new Map<string, Promise<void>>();

  const timelineOf = (roomId: string) => store.get().visits[roomId]?.timeline;
  const findRoom = (roomId: string) => store.get().rooms.find(({ id }) => id === roomId);

  function tell(roomId: string, event: RoomEvent) {
    store.update((state) => tellRoom(state, roomId, event));
    catchUp.soon(roomId);
  }

  /** Runs one request of a kind per room at a time; who asks meanwhile waits for that one. */
  function once(key: string, run: () => Promise<void>): Promise<void> {
    const running = loading.get(key) ?? run().finally(() => loading.delete(key));
    loading.set(key, running);
    return running;
  }

  function load(roomId: string): Promise<void> {
    return once(`load ${roomId}`, async () => {
      const room = findRoom(roomId);
      if (!room) return;
      const answer = check(await api.listMessages(roomId, firstPageQuery(room)), roomId);
      store.update((state) => changeVisit(state, roomId, { openFailed: !answer.ok }));
      if (answer.ok) tell(roomId, { type: "page", page: answer.data });
    });
  }

  /** A visited room's cursor may be behind: nothing is fetched for rooms that are not on screen. */
  function refresh(roomId: string) {
    const rev = findRoom(roomId)?.rev ?? 0;
    store.update((state) => tellRoom(state, roomId, { type: "head", rev }));
    const timeline = timelineOf(roomId);
    if (!timeline || !needsFetch(timeline)) return;
    void catchUp.run(roomId).then(() => catchUp.soon(roomId));
  }

  /** Whether a message is loaded and can be shown: the first only says how the next one begins. */
  function isShown(roomId: string, seq: number): boolean {
    const timeline = timelineOf(roomId);
    if (!timeline) return false;
    const first = timeline.messages[0]?.seq ?? 1;
    return timeline.messages.some((it) => it.seq === seq) && (seq > first || !hasOlder(timeline));
  }

  /** Makes the loaded messages those around one, unless it is among them. */
  async function loadAround(roomId: string, seq: number): Promise<Answer<null>> {
    // A page that is on its way would take the place of the one asked for here.
    await loading.get(`load ${roomId}`);
    if (isShown(roomId, seq)) return { ok: true, data: null };
    const answer = check(await api.listMessages(roomId, { around: seq, limit: pageSize }), roomId);
    if (!answer.ok) return answer;
    tell(roomId, { type: "page", page: answer.data });
    return { ok: true, data: null };
  }

  /** Brings a room up to date, whether it was visited before or not. */
  async function show(roomId: string) {
    if (!timelineOf(roomId)?.loaded) await load(roomId);
    if (timelineOf(roomId)?.loaded) refresh(roomId);
  }

  const verbs: Verbs = {
    open(roomId: string) {
      const opens = store.get().openId !== roomId;
      if (opens) {
        store.update((state) => {
          const firstUnreadSeq = firstUnread(state, roomId);
          const fresh = { firstUnreadSeq, keptUnread: false };
          return changeVisit({ ...state, openId: roomId }, roomId, fresh);
        });
      }
      if (opens || !timelineOf(roomId)?.loaded) void show(roomId);
    },

    close(roomId: string) {
      store.update((state) => {
        const openId = state.openId === roomId ? null : state.openId;
        const left = { firstUnreadSeq: null, marked: null, keptUnread: false };
        return changeVisit({ ...state, openId }, roomId, left);
      });
    },

    clearUnreadLine(roomId: string) {
      if (store.get().visits[roomId]?.firstUnreadSeq == null) return;
      store.update((state) => changeVisit(state, roomId, { firstUnreadSeq: null }));
    },

    prefetch(roomId: string) {
      if (!timelineOf(roomId)?.loaded) void load(roomId);
    },

    loadOlder(roomId: string) {
      void once(`older ${roomId}`, async () => {
        const timeline = timelineOf(roomId);
        const before = timeline?.messages[0]?.seq;
        if (!timeline || !hasOlder(timeline) || before === undefined) return;
        const busy = { loadingOlder: true, olderFailed: false };
        store.update((state) => changeVisit(state, roomId, busy));
        const answer = check(await api.listMessages(roomId, { before, limit: pageSize }), roomId);
        if (answer.ok) tell(roomId, { type: "older", before, page: answer.data });
        const done = { loadingOlder: false, olderFailed: !answer.ok };
        store.update((state) => changeVisit(state, roomId, done));
      });
    },

    loadNewer(roomId: string) {
      void once(`newer ${roomId}`, async () => {
        const timeline = timelineOf(roomId);
        const after = timeline?.messages.at(-1)?.seq;
        if (!timeline?.moreAfter || after === undefined) return;
        const answer = check(await api.listMessages(roomId, { after, limit: mostPerPage }), roomId);
        if (answer.ok) tell(roomId, { type: "newer", after, page: answer.data });
      });
    },

    loadAround,

    async showMessage(roomId: string, seq: number) {
      const answer = await loadAround(roomId, seq);
      if (!answer.ok) return answer;
      if (!timelineOf(roomId)?.messages.some((message) => message.seq === seq)) return missing;
      store.update((state) => changeVisit(state, roomId, { marked: { seq } }));
      return answer;
    },

    async showDate(roomId: string, at: string): Promise<Answer<null>> {
      await loading.get(`load ${roomId}`);
      const answer = check(await api.listMessages(roomId, { at, limit: pageSize }), roomId);
      if (!answer.ok) return answer;
      const { messages } = answer.data;
      const first = messages.find(({ createdAt }) => createdAt >= at) ?? messages.at(-1);
      if (!first) return { ok: true, data: null };
      if (!isShown(roomId, first.seq)) tell(roomId, { type: "page", page: answer.data });
      store.update((state) => changeVisit(state, roomId, { marked: { seq: first.seq } }));
      return { ok: true, data: null };
    },

    letGo(roomId: string, seq: number) {
      if ((timelineOf(roomId)?.messages.length ?? 0) <= mostHeld) return;
      tell(roomId, { type: "trim", from: seq - kept / 2, to: seq + kept / 2 });
    },

    async jumpToLatest(roomId: string): Promise<Answer<null>> {
      if (!timelineOf(roomId)?.moreAfter) return { ok: true, data: null };
      const answer = check(await api.listMessages(roomId, { limit: pageSize }), roomId);
      if (!answer.ok) return answer;
      tell(roomId, { type: "page", page: answer.data });
      return { ok: true, data: null };
    },
  };
  return { show, verbs };
}
