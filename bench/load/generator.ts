/** The load generator: a process of its own on a core of its own, told over IPC what to do. */
import { closedLoop } from "./closed-loop";
import { comeback } from "./comeback";
import type { Commands } from "./commands";
import { Crowd } from "./crowd";
import { fetchTimes } from "./fetch-times";
import { offeredRate } from "./offered-rate";
import { oneEach } from "./one-each";
import { onlookers } from "./onlookers";
import { restPosts } from "./rest-posts";

type Handlers = {
  [N in keyof Commands]: (ask: Commands[N]["ask"]) => Promise<Commands[N]["answer"]>;
};

let crowd = new Crowd();

const handlers: Handlers = {
  async connect({ url, seats, atOnce, lastSeq }) {
    const startedAt = performance.now();
    crowd = await Crowd.connect(url, seats, atOnce, lastSeq);
    return { seconds: (performance.now() - startedAt) / 1_000 };
  },
  onlookers,
  closedLoop: (ask) => closedLoop(crowd, ask),
  offeredRate: (ask) => offeredRate(crowd, ask),
  oneEach: () => oneEach(crowd),
  restPosts: (ask) => restPosts(crowd, ask),
  fetchTimes,
  comeback: ({ url }) => comeback(crowd, url),
  async disconnect() {
    crowd.disconnect();
    return null;
  },
};

process.on("message", async ({ name, ask }: { name: keyof Commands; ask: never }) => {
  try {
    process.send?.({ answer: await handlers[name](ask) });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? error.stack : String(error) });
  }
});
process.on("disconnect", () => process.exit());
