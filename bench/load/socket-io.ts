import type { Socket } from "node:net";
import WebSocket from "ws";
import type { Result } from "@/lib/contract/errors";

const connectPatienceMs = 20_000;
// Engine.IO's packet types, and Socket.IO's behind them, as the bytes of their digits.
const [ping, message] = [0x32, 0x34];
const [connected, event, acknowledgement, refused] = [0x30, 0x32, 0x33, 0x34];

/**
 * A Socket.IO client by raw frames: a thousand listeners cost one core what a few hundred of
 * socket.io-client do, since an event stays bytes until somebody wants to know what is in it.
 */
export class RawSocket {
  /** An event as it came, `42["name",...]`; the bytes are only good during the call. */
  onEvent: (frame: Buffer) => void = () => {};
  onClose: () => void = () => {};
  private readonly asked = new Map<number, (answer: Result<unknown>) => void>();
  private nextId = 0;

  private constructor(private readonly wire: WebSocket) {
    wire.on("close", () => this.onClose());
  }

  /** Connects with a bearer token; throws when the server refuses, ends or stays silent for 20 s. */
  static open(url: string, token: string): Promise<RawSocket> {
    const address = `${url.replace(/^http/, "ws")}/socket.io/?EIO=4&transport=websocket`;
    const wire = new WebSocket(address, { perMessageDeflate: false, skipUTF8Validation: true });
    const socket = new RawSocket(wire);
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => {
        clearTimeout(timer);
        wire.terminate();
        reject(new Error(`${address}: ${reason}`));
      };
      const timer = setTimeout(() => fail("no answer"), connectPatienceMs);
      wire.on("error", (error) => fail(error.message));
      wire.once("close", () => fail("closed"));
      wire.once("open", () => wire.send(`40${JSON.stringify({ token })}`));
      wire.on("message", (data: Buffer) => {
        if (data[0] === ping) wire.send("3");
        if (data[0] !== message) return;
        if (data[1] === event) socket.onEvent(data);
        else if (data[1] === acknowledgement) socket.answer(data);
        else if (data[1] === refused) fail(data.toString());
        else if (data[1] === connected) {
          clearTimeout(timer);
          resolve(socket);
        }
      });
    });
  }

  /** Sends an event and has its acknowledgement handed to `onAnswer`. */
  ask(name: string, frame: unknown, onAnswer: (answer: Result<unknown>) => void): void {
    const id = this.nextId++;
    this.asked.set(id, onAnswer);
    this.wire.send(`42${id}${JSON.stringify([name, frame])}`);
  }

  /** From now on reads nothing, or a byte every so often; answers how to end that. */
  readSlowly(byteEveryMs: number | null): () => void {
    const connection = (this.wire as unknown as { _socket: Socket })._socket;
    connection.removeAllListeners("data");
    connection.pause();
    if (byteEveryMs === null) return () => {};
    const timer = setInterval(() => connection.read(1), byteEveryMs);
    return () => clearInterval(timer);
  }

  close(): void {
    this.onClose = () => {};
    this.wire.close();
  }

  private answer(data: Buffer): void {
    const text = data.toString();
    const start = text.indexOf("[");
    const id = Number(text.slice(2, start));
    const onAnswer = this.asked.get(id);
    this.asked.delete(id);
    onAnswer?.(JSON.parse(text.slice(start))[0]);
  }
}
