import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The wire to a PostgreSQL: passes bytes on until it is told to do otherwise. */
export async function openWire(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const ends = new Set<Socket>();
  let silent = false;
  let loses: "nothing" | "next" | "lost" = "nothing";
  const wire = createServer((near) => {
    ends.add(near.on("error", () => {}));
    if (silent) return;
    const far = connect(Number(port), hostname);
    ends.add(far.on("error", () => near.destroy()));
    let [inserts, committed] = [false, false];
    near.on("data", (bytes) => {
      if (loses === "next" && bytes.includes(`INSERT INTO "Message"`)) inserts = true;
      if (inserts && loses === "next" && bytes.includes("COMMIT"))
        [loses, committed] = ["lost", true];
      far.write(bytes);
    });
    far.on("data", (bytes) => {
      if (!committed) near.write(bytes);
      else for (const end of [near, far]) end.destroy();
    });
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  }).listen(0, "127.0.0.1");
  await once(wire, "listening");
  const hangUp = () => {
    for (const end of ends) end.destroy();
    ends.clear();
  };
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(wire.address() as AddressInfo).port}`;
  return {
    url: url.href,
    /** From now on, on new connections too. */
    fallSilent() {
      silent = true;
      hangUp();
    },
    speak() {
      silent = false;
      hangUp();
    },
    /** The next commit of messages reaches the database, and its answer does not come back. */
    loseNextCommit() {
      loses = "next";
    },
    hasLostCommit: () => loses === "lost",
    async close() {
      wire.close();
      hangUp();
    },
  };
}
