import type { ChangesPage, MeView, RoomView } from "@/lib/contract/views";
import { deviceStorage, tabName, watchAccount } from "./account";
import { createApi } from "./api";
import { createArrivals } from "./arrivals";
import { createCatchUp } from "./catch-up";
import { blockedBy, isGap, moveConnection } from "./connection";
import { createDeletions } from "./deletions";
import { createDelivery } from "./deliver";
import { createDrafts } from "./drafts";
import { createFiles } from "./files";
import {
  changeVisit,
  type HearthState,
  loseRoom,
  seedState,
  showOutbox,
  startState,
  tellLinkNews,
} from "./hearth-state";
import { createInvitationVerbs } from "./invitation-verbs";
import { createKeptTrays } from "./kept-trays";
import { createMemberVerbs } from "./member-verbs";
import { createMessageVerbs } from "./message-verbs";
import { createNearbyPart } from "./nearby-part";
import { createNetwork } from "./network";
import { createOutbox } from "./outbox";
import { type OutboxStorage, openOutboxStorage } from "./outbox-storage";
import { isHidden } from "./page-visibility";
import { createPeople } from "./people";
import { randomId } from "./random-id";
import { createReacting } from "./reacting";
import { createReading } from "./reading";
import { rememberScreens } from "./room-screen";
import { createRoomRefresh, createRoomVerbs } from "./room-verbs";
import { countArrived } from "./rooms-state";
import type { LiveSocket } from "./socket";
import { createStore } from "./store";
import { joinTabs, type TabNews, type Tabs } from "./tabs";
import { createTimelines } from "./timelines";
import type { Actions, Answer, ConnectionState, Seed } from "./types";

type Given = { me: MeView; rooms: RoomView[]; live: boolean; seed: Seed | null };

export type Hearth = ReturnType<typeof createHearth>;

/** Rooms that are not on screen are asked about every third poll. */
const roomsEveryTurns = 3;
/** Names and pictures seldom change. */
const peopleEveryTurns = 10;
/** The server keeps who polls for 30 s; hidden pages poll every ten. */
const nearbyEveryTurns = 5;

/**
 * The whole client of one person on one page: what it knows (`store`) and what can be done
 * (`actions`). It touches neither network nor storage before `start`, so servers may make one.
 */
export function createHearth({ me, rooms, live, seed }: Given) {
  const store = createStore<HearthState>(startState(me, rooms, live, seed));
  const api = createApi((...request) => fetch(...request));
  const drafts = createDrafts(me.id, deviceStorage());
  const account = watchAccount(me.id, deviceStorage());
  let tabs: Tabs | null = null;
  let opened: Promise<OutboxStorage> | null = null;
  let gap = { rooms, sent: 0 };

  const ports = { store, api, check };
  const catchUp = createCatchUp({
    listChanges: async (roomId, query) => check(await api.listChanges(roomId, query), roomId),
    read: (roomId) => store.get().visits[roomId]?.timeline,
    tell: (roomId, event, page: ChangesPage) => arrivals.absorb(roomId, event, page),
  });
  const nearby = createNearbyPart({ ...ports, socket: () => network.socket() });
  const refreshRooms = createRoomRefresh(ports);
  const people = createPeople(ports);
  const timelines = createTimelines({ ...ports, catchUp });
  const arrivals = createArrivals({
    store,
    catchUp,
    refreshRooms,
    confirm: (clientIds) => outbox.confirm(clientIds),
    isHidden,
  });
  const network = createNetwork({
    live,
    ears: {
      ...arrivals.ears,
      "room:changes": (changes) => {
        arrivals.ears["room:changes"](changes);
        nearby.hearMessages(changes.messages);
      },
      ...nearby.ears,
    },
    catchUp: askEverything,
    poll,
    moved,
    reached,
    isHidden,
    isOnline: () => navigator.onLine,
  });
  const { socket } = network;
  const reading = createReading({
    ...{ ...ports, socket, isHidden, hearRead: arrivals.hearRead },
    tellTabs: (read) => tabs?.tell({ type: "read", read }),
  });
  const storage = () => {
    opened ??= openOutboxStorage();
    return opened;
  };
  const holder = tabName(randomId);
  const files = createFiles({
    ...{ api, holder, storage, kept: createKeptTrays(me.id, deviceStorage()) },
    onUploaded: (clientId, sent) => outbox.uploaded(clientId, sent),
    onRefused: (clientId, reason) => outbox.refuse(clientId, reason),
  });
  const outbox = createOutbox({
    ...{ userId: me.id, holder, storage },
    tendFiles: files.tend,
    deliver: createDelivery({ api, check, network, isMine: account.isMine }),
    blockedBy: () => blockedBy(store.get().connection.state),
    onChange: (messages) => store.update((state) => showOutbox(state, messages)),
    onSent(message) {
      if (isGap(store.get().connection.state)) gap.sent++;
      arrivals.hearSent(message);
      tabs?.tell({ type: "sent", message });
    },
    onSaved: () => tabs?.tell({ type: "outbox" }),
  });

  const { hearSent } = arrivals;
  const deletions = createDeletions({ ...ports, hearSent });

  /** Every answer passes here: it may say that I am signed out, or no longer in a room. */
  function check<T>(answer: Answer<T>, roomId?: string): Answer<T> {
    if (answer.ok || answer.offline) return answer;
    if (answer.error.code === "unauthenticated") network.signOut();
    if (answer.error.code === "not_found" && roomId) {
      store.update((state) => loseRoom(state, roomId, "left"));
    }
    return answer;
  }

  async function askEverything(socket: LiveSocket | null, withinMs?: number): Promise<boolean> {
    const [synced] = await Promise.all([
      socket ? arrivals.sync(socket, withinMs) : true,
      refreshRooms(),
    ]);
    return synced;
  }

  async function poll(turn: number): Promise<boolean> {
    const { openId, visits } = store.get();
    const loaded = openId !== null && visits[openId]?.timeline.loaded;
    const asked: Promise<Answer<null>>[] = [];
    if (openId !== null && loaded) asked.push(catchUp.run(openId));
    if (!loaded || turn % roomsEveryTurns === 0) asked.push(refreshRooms());
    if (turn > 0 && turn % roomsEveryTurns === 0) tellLinks();
    if (turn > 0 && turn % peopleEveryTurns === 0) asked.push(people.refresh());
    if (isHidden() || turn % nearbyEveryTurns === 0) nearby.poll();
    const answers = await Promise.all(asked);
    return answers.every((answer) => answer.ok || !answer.offline);
  }

  /** Nobody tells what changed in the meantime. */
  function tellLinks() {
    store.update((state) => tellLinkNews(state, state.openId));
  }

  function moved(state: ConnectionState) {
    const { connection, rooms } = store.get();
    if (isGap(state) && !isGap(connection.state)) gap = { rooms, sent: 0 };
    const missed = isGap(state) ? 0 : Math.max(0, countArrived(gap.rooms, rooms) - gap.sent);
    const next = moveConnection(connection, state, Date.now(), missed);
    if (next === connection) return;
    store.update((current) => ({ ...current, connection: next }));
    const wasAway = isGap(connection.state) && connection.state !== "connecting";
    if (wasAway && !isGap(state)) {
      people.refreshSoon();
      tellLinks();
    }
    if (state === "live") nearby.reconnected();
    outbox.look();
  }

  function reached() {
    outbox.resume();
    const { openId } = store.get();
    if (openId !== null) void timelines.show(openId);
  }

  function hearTab(news: TabNews) {
    if (news.type === "outbox") void outbox.read();
    else if (news.type === "sent") arrivals.hearSent(news.message);
    else arrivals.hearRead(news.read);
  }

  function hearStorage(event: StorageEvent) {
    if (account.isTakenBy(event)) network.signOut();
    drafts.hear(event.key);
    files.hear(event.key);
  }

  /** A slow page may start after somebody else logged in: then the server says whose turn it is. */
  async function startSending(signal: AbortSignal) {
    const answer = account.isMine() ? null : await api.me();
    if (signal.aborted) return;
    if (answer?.ok && answer.data.id !== me.id) return network.signOut();
    if (!answer || answer.ok) account.claim();
    outbox.start();
  }

  async function retryConnection() {
    if (store.get().connection.state !== "signedOut") {
      outbox.resume();
      return network.look();
    }
    const answer = await api.me();
    if (!answer.ok) return;
    if (answer.data.id !== me.id) return location.reload();
    account.claim();
    network.open();
    outbox.start();
  }

  const actions: Actions = {
    ...createRoomVerbs(ports),
    ...createInvitationVerbs(ports),
    ...deletions.actions,
    ...createMessageVerbs({ ...ports, hearSent }),
    ...createReacting({ ...ports, hearSent }),
    ...createMemberVerbs({ ...ports, refreshRooms: () => void refreshRooms() }),
    ...timelines.verbs,
    ...reading.verbs,
    tellTyping: (roomId) => nearby.type(roomId),
    send(roomId, body, { replyTo = null, withFiles = false } = {}) {
      const taken = withFiles ? files.take(roomId) : [];
      if (body.trim() === "" && taken.length === 0) return;
      // Whoever answers has read.
      store.update((state) => changeVisit(state, roomId, { keptUnread: false }));
      nearby.sent(roomId);
      outbox.add(roomId, body, replyTo, taken);
      void timelines.verbs.jumpToLatest(roomId);
    },
    retry: outbox.retry,
    edit(clientId) {
      const taken = outbox.take(clientId);
      if (taken) files.takeBack(taken.roomId, taken.files ?? []);
      return taken?.body ?? "";
    },
    discard: (clientId) => void outbox.take(clientId),
    ...files.verbs,
    retryConnection: () => void retryConnection(),
  };

  return {
    me,
    store,
    drafts,
    /** The files in the composers, and how far each file is. */
    trays: files.trays,
    uploads: files.uploads,
    actions,
    screen: rememberScreens(),
    refreshRooms: () => void refreshRooms(),
    seed: (page: Seed) => store.update((state) => seedState(state, page)),

    /** Connects, and goes on until the function it returns is called. May be started again. */
    start(): () => void {
      const listening = new AbortController();
      const { signal } = listening;
      const look = () => void network.look();
      tabs = joinTabs(me.id, hearTab);
      network.open();
      files.start(outbox.look);
      void startSending(signal);
      nearby.start();
      // A hidden page may never be told that it ends.
      const turn = () => (isHidden() ? deletions.settle() : look());
      document.addEventListener("visibilitychange", turn, { signal });
      addEventListener("pagehide", deletions.settle, { signal });
      addEventListener("online", look, { signal });
      addEventListener("offline", look, { signal });
      addEventListener("storage", hearStorage, { signal });
      return () => {
        listening.abort();
        network.close();
        outbox.stop();
        files.stop();
        reading.stop();
        nearby.stop();
        catchUp.stop();
        people.stop();
        arrivals.stop();
        deletions.settle();
        tabs?.close();
        tabs = null;
      };
    },
  };
}
