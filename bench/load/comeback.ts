import { setTimeout as delay } from "node:timers/promises";
import type { Result } from "@/lib/contract/errors";
import type { HeardMessage } from "./audit";
import type { Comeback } from "./commands";
import { type Crowd, isChanges, type Member, messagesIn } from "./crowd";
import { RawSocket } from "./socket-io";

/** As a browser's first retries, spread so that not all knock at once. */
const retryMs = () => 100 + Math.random() * 200;
const patienceMs = 60_000;

type Pages = Record<string, { messages: HeardMessage[] }>;

/**
 * Waits for the server to cut every socket, comes back with each as the contract asks (subscribe
 * first, then fetch what follows the cursor), and has each room's first member back post a message,
 * which all others must get: live, or by their cursor.
 */
export async function comeback(crowd: Crowd, url: string): Promise<Comeback> {
  let cutAt = 0;
  const backAt: number[] = [];
  const posted = new Set<string>();
  const returns = crowd.members.map(async (member) => {
    await new Promise<void>((resolve) => {
      member.socket.onClose = resolve;
    });
    cutAt ||= performance.now();
    await comeBack(member, url);
    backAt.push(performance.now());
    const { roomId } = member.seat;
    if (!posted.has(roomId)) crowd.post(member, performance.now(), () => {});
    posted.add(roomId);
  });
  await Promise.all(returns);
  while (crowd.underWay > 0 && performance.now() - cutAt < patienceMs) await delay(5);
  const completeAt = performance.now();
  const seconds = (at: number) => (at - cutAt) / 1_000;
  return {
    firstBack: seconds(Math.min(...backAt)),
    allBack: seconds(Math.max(...backAt)),
    complete: seconds(completeAt),
    findings: await crowd.settle(),
  };
}

async function comeBack(member: Member, url: string): Promise<void> {
  const { seat, room, listener } = member;
  // What comes before the answer is kept: by the cursor it may be in both.
  let early: Buffer[] | null = [];
  member.socket = await reopen(url, seat.token);
  member.socket.onEvent = (frame) => {
    if (!isChanges(frame)) return;
    if (early) early.push(Buffer.from(frame));
    else room.hear(listener, frame, messagesIn);
  };
  const answer = await new Promise<Result<unknown>>((resolve) => {
    member.socket.ask("sync", { rooms: { [seat.roomId]: listener.last } }, resolve);
  });
  if (!answer.ok) throw new Error(`sync: ${answer.error.message}`);
  room.apply(listener, (answer.data as Pages)[seat.roomId]?.messages ?? []);
  for (const frame of early) {
    room.apply(
      listener,
      messagesIn(frame).filter(({ seq }) => seq > listener.last),
    );
  }
  early = null;
}

async function reopen(url: string, token: string): Promise<RawSocket> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    await delay(retryMs());
    try {
      return await RawSocket.open(url, token);
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
  }
}
