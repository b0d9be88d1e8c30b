import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { atEnd } from "@/tests/support/at-end";

type Manner =
  | "passes on"
  /** Everything comes a third of a second later. */
  | "delays"
  /** What the server says comes in small pieces. */
  | "trickles"
  /** Connections stay open and nothing comes through either way. */
  | "swallows"
  /** What clients say arrives, what the server answers does not. */
  | "loses answers";

const delayMs = 300;
const piece = { bytes: 200, everyMs: 4 };

/** A TCP proxy before a node that treats what it carries as networks do. */
export async function startFaultyProxy(port: number) {
  let manner: Manner = "passes on";
  const ends = new Set<Socket>();
  const proxy = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    carry(near, far, "asked");
    carry(far, near, "answered");
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");

  function carry(from: Socket, to: Socket, way: "asked" | "answered") {
    ends.add(from.on("error", () => to.destroy()));
    from.on("close", () => {
      ends.delete(from);
      to.destroy();
    });
    let turn = Promise.resolve();
    from.on("data", (bytes) => {
      turn = turn.then(() => pass(bytes, to, way));
    });
  }

  async function pass(bytes: Buffer, to: Socket, way: "asked" | "answered") {
    if (manner === "swallows" || (manner === "loses answers" && way === "answered")) return;
    if (manner === "delays") await pause(delayMs);
    if (manner !== "trickles" || way === "asked") return void to.write(bytes);
    for (let at = 0; at < bytes.length; at += piece.bytes) {
      to.write(bytes.subarray(at, at + piece.bytes));
      await pause(piece.everyMs);
    }
  }

  const hangUp = () => {
    for (const end of ends) end.destroy();
  };
  const stop = async () => {
    proxy.close();
    hangUp();
  };
  atEnd(stop);
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    /** From now on, on present connections too. */
    behave(next: Manner) {
      manner = next;
    },
    /** Cuts every connection; new ones come through. */
    hangUp,
    stop,
  };
}
