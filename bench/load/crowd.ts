import { setTimeout as delay } from "node:timers/promises";
import type { Result } from "@/lib/contract/errors";
import { type Findings, type HeardMessage, type Listener, RoomAudit, sumOf } from "./audit";
import type { Seat } from "./commands";
import { RawSocket } from "./socket-io";

const changesPrefix = Buffer.from('42["room:changes",');
/** For what is under way when a stretch of posting ends. */
const stragglersMs = 15_000;

export type Member = { seat: Seat; socket: RawSocket; room: RoomAudit; listener: Listener };

/** Everybody who is connected; each member sits in one room and hears all of it. */
export class Crowd {
  readonly members: Member[] = [];
  readonly rooms = new Map<string, RoomAudit>();
  /** Sent and not complete yet. */
  underWay = 0;
  /** Numbers what is sent: a text and a clientId are never used again. */
  sent = 0;
  /** So many letters a text has at least. */
  letters = 0;

  /** Opens a socket per seat, `atOnce` at a time; throws when one is refused. */
  static async connect(
    url: string,
    seats: Seat[],
    atOnce: number,
    lastSeq: Record<string, number>,
  ): Promise<Crowd> {
    const crowd = new Crowd();
    const sockets: RawSocket[] = [];
    let next = 0;
    const openOneByOne = async () => {
      for (let i = next++; i < seats.length; i = next++) {
        sockets[i] = await RawSocket.open(url, seats[i]?.token ?? "");
      }
    };
    await Promise.all(Array.from({ length: atOnce }, openOneByOne));
    for (const [i, seat] of seats.entries()) {
      const socket = sockets[i];
      if (socket) crowd.seat(seat, socket, lastSeq[seat.roomId] ?? 0);
    }
    return crowd;
  }

  membersOf(roomId: string): Member[] {
    return this.members.filter(({ seat }) => seat.roomId === roomId);
  }

  /** Posts as a member; `onComplete` gets the milliseconds since `startedAt` once everybody has it. */
  post(member: Member, startedAt: number, onComplete: (ms: number) => void): void {
    const number = this.sent++;
    const clientId = `load-${process.pid}-${number}`;
    const question = `${number} Who brings the bread on Sunday, and is there soup left for the others?`;
    const body = question.padEnd(this.letters, " Anybody?");
    const posting = member.room.send(clientId, body, startedAt, () => {
      this.underWay--;
      onComplete(performance.now() - startedAt);
    });
    this.underWay++;
    const frame = { roomId: member.seat.roomId, clientId, body };
    member.socket.ask("message:send", frame, (answer) => {
      if (answer.ok) member.room.acknowledge(posting, seqOf(answer));
      else this.underWay--;
    });
  }

  /** Waits until nothing is under way, or for 15 s, and answers what the audits found. */
  async settle(): Promise<Findings> {
    for (let waited = 0; this.underWay > 0 && waited < stragglersMs; waited += 20) await delay(20);
    // What comes twice, comes a moment later.
    await delay(100);
    this.underWay = 0;
    return sumOf([...this.rooms.values()].map((room) => room.finish()));
  }

  disconnect(): void {
    for (const { socket } of this.members) socket.close();
  }

  private seat(seat: Seat, socket: RawSocket, lastSeq: number): void {
    const room = this.rooms.get(seat.roomId) ?? new RoomAudit(lastSeq);
    this.rooms.set(seat.roomId, room);
    const listener = room.addListener();
    this.members.push({ seat, socket, room, listener });
    socket.onEvent = (frame) => {
      if (isChanges(frame)) room.hear(listener, frame, messagesIn);
    };
  }
}

export function isChanges(frame: Buffer): boolean {
  const { length } = changesPrefix;
  return frame.compare(changesPrefix, 0, length, 0, length) === 0;
}

export function messagesIn(frame: Buffer): HeardMessage[] {
  return JSON.parse(frame.toString("utf8", 2))[1].messages;
}

const seqOf = (answer: Result<unknown> & { ok: true }) => (answer.data as HeardMessage).seq;
