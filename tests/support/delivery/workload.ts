import { setTimeout as pause } from "node:timers/promises";
import type { ChangesPage } from "@/lib/contract/views";
import { atEnd } from "@/tests/support/at-end";
import type { Person } from "@/tests/support/people";
import { until } from "@/tests/support/timing";
import type { ChatClient } from "./chat-client";
import { type HistoryLog, seen } from "./history-log";
import { searchedWord } from "./violation";

/** A breath between two messages, so that a fault meets a server at work and not in overload. */
const breathMs = 5;

type Work = { clients: ChatClient[]; roomIds: string[]; log: HistoryLog };

/** Every client posts one message after the other, in turn to each room, until `stop`. */
export function startPosting({ clients, roomIds, log }: Work) {
  let going = true;
  atEnd(() => {
    going = false;
  });
  const posting = clients.map(async (client) => {
    for (let n = 0; going; n++) {
      await client.send(
        roomIds[n % roomIds.length] ?? "",
        `${searchedWord} ${n} of ${client.name}`,
      );
      await pause(breathMs);
    }
  });
  return {
    /** Waits for so many more acknowledgements. */
    async acknowledged(count: number) {
      const wanted = log.count("ok") + count;
      const what = `${count} acknowledgements`;
      await until(() => log.count("ok") >= wanted, { timeoutMs: 60_000, what });
    },
    /** Answers when every message that was begun has come to its end. */
    async stop() {
      going = false;
      await Promise.all(posting);
    },
  };
}

type Coming = {
  owner: Person;
  guest: Person;
  /** Has no seat anywhere, ever. */
  stranger: Person;
  roomId: string;
  log: HistoryLog;
};

/**
 * Somebody joins a room and is removed from it or leaves it, over and over until `stop`; they are
 * out at the end. Whenever they are, they and a stranger ask for what is in it.
 */
export function startComingAndGoing({ owner, guest, stranger, roomId, log }: Coming) {
  let going = true;
  atEnd(() => {
    going = false;
  });
  const ways = {
    join: () => guest.api.call("POST", `/rooms/${roomId}/join`),
    leave: () => guest.api.call("POST", `/rooms/${roomId}/leave`, {}),
    removal: () => owner.api.call("DELETE", `/rooms/${roomId}/members/${guest.id}`),
  };
  const seat = async (type: keyof typeof ways) => {
    const about = { type, userId: guest.id, roomId } as const;
    log.note({ ...about, phase: "asked" });
    await until(
      async () => {
        const status = await ways[type]().then(
          (answer) => answer.status,
          () => 0,
        );
        // 404: an earlier try, whose answer was lost, has taken the seat.
        return status === 200 || status === 204 || (type !== "join" && status === 404);
      },
      { timeoutMs: 60_000, everyMs: 50, what: `a ${type}` },
    );
    log.note({ ...about, phase: "done" });
  };
  const peep = async ({ id: userId, api, firstName }: Person) => {
    const since = performance.now();
    const path = `/rooms/${roomId}/changes?after=0&limit=1`;
    const answer = await api.call<ChangesPage>("GET", path).catch(() => null);
    if (answer?.status !== 200) return;
    const { rev, more, messages } = answer.body;
    const read = { roomId, since, after: 0, rev, more, messages: messages.map(seen) };
    log.note({ type: "fetched", client: `${firstName} by REST`, userId, ...read });
  };
  const moving = (async () => {
    for (let n = 0; going; n++) {
      await seat("join");
      await pause(30);
      await seat(n % 2 ? "leave" : "removal");
      await Promise.all([guest, stranger].map(peep));
      await pause(30);
    }
  })();
  // Whoever stops it hears of a failure.
  moving.catch(() => {
    going = false;
  });
  return {
    async stop() {
      going = false;
      await moving;
    },
  };
}
