import { setTimeout as pause } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { createApi } from "@/lib/client/api";
import { createCatchUp } from "@/lib/client/catch-up";
import {
  emptyRoom,
  hasOlder,
  type RoomEvent,
  type RoomState,
  reduceRoom,
} from "@/lib/client/room-state";
import type { Answer } from "@/lib/client/types";
import type { Result } from "@/lib/contract/errors";
import type { Head, RoomChanges } from "@/lib/contract/events";
import type { ChangesPage, MessageView } from "@/lib/contract/views";
import { atEnd } from "@/tests/support/at-end";
import type { Person } from "@/tests/support/people";
import { type HistoryLog, seen } from "./history-log";

/** What stands between the wire and the client: passes frames on, or does worse. */
export type FrameFilter = (deliver: (frame: RoomChanges) => void) => (frame: RoomChanges) => void;

type Options = {
  /** Where this client connects: a node, a balancer, a proxy. */
  url: string;
  person: Person;
  name: string;
  log: HistoryLog;
  filter?: FrameFilter;
};

type Message = { client: string; userId: string; roomId: string; clientId: string };

export type ChatClient = ReturnType<typeof openChatClient>;

const ackMs = 1_000;
/** Every so many messages one is sent once more after its answer. */
const repeatEvery = 5;
/** Trying again helps, or may. */
const passing = new Set(["rate_limited", "internal", "unauthenticated"]);

/**
 * Somebody's client as the browser's is: the same room state, catch-up and REST client, a socket
 * that comes back by itself, and sends that are tried until they are answered. It writes down what
 * it does and hears.
 */
export function openChatClient({ url, person, name, log, filter = (deliver) => deliver }: Options) {
  const who = { client: name, userId: person.id };
  const rooms = new Map<string, RoomState>();
  let sent = 0;
  let isOpen = true;
  const api = createApi((address, init) => {
    const headers = new Headers(init?.headers);
    headers.set("authorization", `Bearer ${person.token}`);
    return fetch(address, { ...init, headers });
  }, `${url}/api/v1`);
  const socket: Socket = io(url, {
    transports: ["websocket"],
    forceNew: true,
    auth: { token: person.token },
    reconnectionDelay: 50,
    reconnectionDelayMax: 400,
    timeout: ackMs,
  });
  atEnd(close);

  function tell(roomId: string, event: RoomEvent) {
    const state = rooms.get(roomId);
    if (!state) return;
    const next = reduceRoom(state, event);
    rooms.set(roomId, next);
    if (next.cursor !== state.cursor) {
      log.note({ type: "applied", ...who, roomId, cursor: next.cursor });
    }
    catchUp.soon(roomId);
  }

  function noteFetched(roomId: string, since: number, after: number, page: ChangesPage) {
    const { rev, more, messages } = page;
    const read = { roomId, since, after, rev, more, messages: messages.map(seen) };
    log.note({ type: "fetched", ...who, ...read });
  }

  const catchUp = createCatchUp({
    async listChanges(roomId, query) {
      const since = performance.now();
      const answer = await api.listChanges(roomId, query);
      if (answer.ok) noteFetched(roomId, since, query.after, answer.data);
      return answer;
    },
    read: (roomId) => rooms.get(roomId),
    tell,
  });

  async function ask<T>(event: string, frame: unknown): Promise<Answer<T>> {
    if (!socket.connected) return { ok: false, offline: true, error: noAnswer };
    try {
      const result: Result<T> = await socket.timeout(ackMs).emitWithAck(event, frame);
      return result.ok ? result : { ...result, offline: false };
    } catch {
      return { ok: false, offline: true, error: noAnswer };
    }
  }

  /** Asks what was missed; a connection that does not answer is given up for a new one. */
  async function sync() {
    const cursors = [...rooms].map(([id, { cursor }]) => [id, cursor] as const);
    const since = performance.now();
    const answer = await ask<Record<string, ChangesPage>>("sync", {
      rooms: Object.fromEntries(cursors),
    });
    if (!answer.ok) {
      if (socket.connected) socket.io.engine.close();
      return;
    }
    for (const [roomId, page] of Object.entries(answer.data)) {
      const after = cursors.find(([id]) => id === roomId)?.[1] ?? 0;
      noteFetched(roomId, since, after, page);
      tell(roomId, { type: "fetched", after, page });
      if (page.more && !page.reset) void catchUp.run(roomId);
    }
  }

  socket.on("connect", () => {
    log.note({ type: "connect", ...who });
    void sync();
  });
  socket.on("disconnect", () => log.note({ type: "close", ...who }));
  const hear = filter(({ roomId, ...frame }) => tell(roomId, { type: "changes", ...frame }));
  socket.on("room:changes", (frame: RoomChanges) => {
    log.note({ type: "live", ...who, roomId: frame.roomId, messages: frame.messages.map(seen) });
    hear(frame);
  });
  socket.on("heads", ({ rooms: heads }: { rooms: Record<string, Head> }) => {
    for (const [roomId, { rev }] of Object.entries(heads)) tell(roomId, { type: "head", rev });
  });

  /** By the other door than before, perhaps on another node. */
  async function sendAgain(message: Message, body: string, bySocket: boolean) {
    const { roomId, clientId } = message;
    const answer = bySocket
      ? await api.postMessage(roomId, { clientId, body })
      : await ask<MessageView>("message:send", { roomId, clientId, body });
    if (answer.ok) log.note({ type: "again", ...message, message: seen(answer.data) });
    else log.note({ type: "unknown", ...message });
  }

  return {
    name,
    person,
    rooms,
    socket,

    /** Loads a room's newest page, as opening it does. */
    async open(roomId: string) {
      rooms.set(roomId, emptyRoom(person.id));
      const answer = await api.listMessages(roomId, { limit: 100 });
      if (answer.ok) tell(roomId, { type: "page", page: answer.data });
    },

    /** Scrolls up to a room's beginning. */
    async scrollUp(roomId: string) {
      for (;;) {
        const state = rooms.get(roomId);
        const before = state?.messages[0]?.seq;
        if (!state || !hasOlder(state) || before === undefined) return;
        const answer = await api.listMessages(roomId, { before, limit: 100 });
        if (answer.ok) tell(roomId, { type: "older", before, page: answer.data });
      }
    },

    /** Sends a message, again and again under one clientId, until there is an answer for good. */
    async send(roomId: string, body: string): Promise<void> {
      const number = ++sent;
      const clientId = `${name}-${number}`;
      const message = { ...who, roomId, clientId };
      log.note({ type: "invoke", ...message, body });
      for (let tries = 0; isOpen; tries++) {
        const bySocket = (number + tries) % 3 > 0 && socket.connected;
        const answer = bySocket
          ? await ask<MessageView>("message:send", { roomId, clientId, body })
          : await api.postMessage(roomId, { clientId, body });
        if (answer.ok) {
          log.note({ type: "ok", ...message, message: seen(answer.data) });
          tell(roomId, { type: "sent", message: answer.data });
          if (number % repeatEvery === 0) await sendAgain(message, body, bySocket);
          return;
        }
        if (!answer.offline && !passing.has(answer.error.code)) {
          return log.note({ type: "fail", ...message, code: answer.error.code });
        }
        log.note({ type: "unknown", ...message });
        if (bySocket && answer.offline) await sync();
        await pause(50);
      }
    },

    close,
  };

  /** Gives up whatever it was doing. */
  function close() {
    isOpen = false;
    socket.disconnect();
    catchUp.stop();
  }
}

const noAnswer = { code: "internal", message: "No answer." } as const;
