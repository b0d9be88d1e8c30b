import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import type { Place } from "@/tests/support/shared-server";
import { until } from "@/tests/support/timing";
import { type FrameFilter, openChatClient } from "./chat-client";
import { checkHistory, type Demands } from "./check-history";
import { finalState } from "./final-state";
import { HistoryLog } from "./history-log";
import { startComingAndGoing, startPosting } from "./workload";

type Faulty = {
  /** Where clients connect, in turn; the first one's database is read at the end. */
  nodes: [Place, ...Place[]];
  /** The address of a proxy before the first node. */
  proxy?: string;
  filter?: FrameFilter;
  demands?: Partial<Demands>;
};

/** Waited for after a removal; a longer grace is looked at in two-nodes.test.ts. Milliseconds. */
const longestGraceMs = 1_000;

/** What a fault may wait for. */
export type Load = {
  acknowledged(count: number): Promise<void>;
  /** Waits for so many more tries that brought no answer, or none that helps. */
  unanswered(count: number): Promise<void>;
};

/**
 * Puts a load on a Hearth, lets `fault` happen in the middle of it, and has the history checked.
 * Throws with what was broken and where the history is.
 */
export async function proveDelivery(
  what: string,
  { nodes, proxy, filter, demands }: Faulty,
  fault: (load: Load) => Promise<void>,
): Promise<void> {
  const [home] = nodes;
  const wanted = { before: 40, during: 10, after: 40, graceMs: 0, ...demands };
  const log = new HistoryLog();
  const everybody = await peopleAt(home, "ada", "bo", "cleo", "dipa", "emil");
  const { ada, bo, cleo, dipa, emil } = everybody;
  const rooms = [
    await makeRoom(ada, {}, [bo, cleo]),
    await makeRoom(bo, { name: "Garden" }, [ada, cleo]),
  ];
  const roomIds = rooms.map(({ id }) => id);
  for (const roomId of roomIds) {
    for (const { id: userId } of [ada, bo, cleo]) {
      log.note({ type: "join", phase: "asked", userId, roomId });
    }
  }
  // Ada has it open in two tabs; a guest, who comes and goes, and a stranger only listen.
  const seats = [ada, bo, cleo, ada, dipa, emil];
  const all = seats.map((person, n) =>
    openChatClient({
      url: proxy ?? nodes[n % nodes.length]?.url ?? home.url,
      person,
      name: `${person.firstName}${n}`,
      log,
      ...(filter && { filter }),
    }),
  );
  const clients = all.slice(0, 4);
  for (const client of clients) for (const roomId of roomIds) await client.open(roomId);
  await until(() => all.every(({ socket }) => socket.connected), { what: "all to be connected" });

  const posting = startPosting({ clients, roomIds, log });
  const [roomId = ""] = roomIds;
  const coming = startComingAndGoing({ owner: ada, guest: dipa, stranger: emil, roomId, log });
  const unanswered = async (count: number) => {
    const wanted = log.count("unknown") + count;
    await until(() => log.count("unknown") >= wanted, { timeoutMs: 60_000, what: "no answers" });
  };
  const run = async () => {
    await posting.acknowledged(40);
    log.note({ type: "fault", phase: "begin", what });
    await fault({ acknowledged: posting.acknowledged, unanswered });
    log.note({ type: "fault", phase: "end", what });
    // The guest is out by then, and must not hear of what is posted.
    await coming.stop();
    await pause(Math.min(wanted.graceMs, longestGraceMs));
    await posting.acknowledged(40);
    await posting.stop();
    return finalState(home, clients, roomIds);
  };
  const final = await run().finally(() => {
    for (const client of all) client.close();
    void posting.stop();
    coming.stop().catch(() => {});
  });
  const violations = checkHistory(log.entries, final, wanted);
  if (violations.length === 0) return;
  const file = join(tmpdir(), `hearth-history-${Date.now()}.jsonl`);
  log.save(file);
  const some = violations.slice(0, 10).map(({ rule, detail }) => `${rule}: ${detail}`);
  throw new Error(`${what} broke the delivery contract (${file}):\n${some.join("\n")}`);
}
