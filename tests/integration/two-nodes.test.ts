/** Two nodes on one PostgreSQL and one Redis: what happens on one is heard on the other. */
import type { MessageView, RoomView } from "@/lib/contract/views";
import { type Cluster, startCluster } from "@/tests/support/cluster";
import { runScript } from "@/tests/support/command";
import { logIn, type Person, peopleAt } from "@/tests/support/people";
import { describeWithRedis } from "@/tests/support/redis";
import { makeRoom } from "@/tests/support/rooms";
import { serverEnv } from "@/tests/support/server";
import { ask, closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";

const withinASecond = { timeoutMs: 1_000 };

const post = (person: Person, { id }: RoomView, clientId: string) =>
  person.api.call<MessageView>("POST", `/rooms/${id}/messages`, { clientId, body: clientId });

describeWithRedis("two nodes", () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterEach(closeSockets);
  afterAll(() => cluster.stop());

  /** Ada at the first node, where the room is made; Bo and Cleo have their sockets at the other. */
  async function inKitchen() {
    const { one, other } = cluster;
    const { ada, bo, cleo } = await peopleAt(one, "ada", "bo", "cleo");
    const room = await makeRoom(ada, {}, [bo]);
    const his = await openSocket(other, bo);
    const hers = await openSocket(other, cleo);
    return { ada, bo, cleo, room, his, hers, news: listen(his, "room:changes") };
  }

  test("what is written and changed on one reaches sockets of the other, in order", async () => {
    const { ada, room, news } = await inKitchen();
    const { body: soup } = await post(ada, room, "soup");
    await ada.api.call("PATCH", `/messages/${soup.id}`, { body: "leek soup" });
    await ada.api.call("PUT", `/messages/${soup.id}/reactions/${encodeURIComponent("👍")}`);
    await until(() => news.at(-1)?.rev === soup.rev + 2);
    expect(news.map(({ after, rev }) => [after, rev])).toEqual(
      [0, 1, 2].map((n) => [soup.rev - 1 + n, soup.rev + n]),
    );
    expect(news.at(-1)?.messages[0]).toMatchObject({
      body: "leek soup",
      reactions: [{ count: 1 }],
    });
  });

  test("a reading mark and a name are heard where their people are", async () => {
    const { one } = cluster;
    const { ada, bo, room, his } = await inKitchen();
    const { body: soup } = await post(ada, room, "soup");
    const [read, names] = [listen(his, "room:read"), listen(his, "user:changed")];
    const here = await openSocket(one, bo);
    await ask(here, "room:read", { roomId: room.id, seq: soup.seq });
    await until(() => read.length > 0);
    expect(read[0]).toEqual({ roomId: room.id, seq: soup.seq, turn: 0 });
    await (await logIn(one, ada)).submit("/settings", { firstName: "Ada", lastName: "King" });
    await until(() => names.length > 0);
    expect(names[0]?.user.name).toBe("Ada King");
  });

  test("who joins hears at once, who is removed no more", async () => {
    const { ada, cleo, room, hers, news } = await inKitchen();
    const [heard, told] = [listen(hers, "room:changes"), listen(hers, "rooms:changed")];
    await cleo.api.call("POST", `/rooms/${room.id}/join`);
    await until(() => told.length > 0, withinASecond);
    const { body: welcome } = await post(ada, room, "welcome");
    await until(() => heard.some(({ rev }) => rev === welcome.rev));
    told.length = 0;
    await ada.api.call("DELETE", `/rooms/${room.id}/members/${cleo.id}`);
    await until(() => told.length > 0, withinASecond);
    heard.length = 0;
    const { body: secret } = await post(ada, room, "secret");
    await until(() => news.some(({ rev }) => rev === secret.rev));
    expect(heard).toEqual([]);
  });

  test.each(["websocket", "polling"] as const)(
    "a session that ends on one is cut on the other within a second, by %s",
    async (transport) => {
      const { one, other } = cluster;
      const { ada } = await peopleAt(one, "ada");
      const [here, there] = [await logIn(one, ada), await logIn(other, ada)];
      const cut = await openSocket(other, { cookie: there.cookies.header(), transport });
      const ends = listen(cut, "session:ended");
      await here.submit("/settings", {}, { button: "Sign out everywhere else" });
      await until(() => cut.disconnected, withinASecond);
      expect(ends).toEqual([{ reason: "revoked" }]);
      expect((await there.call("GET", "/me")).status).toBe(401);
    },
  );

  test("what an operator's command does is noticed by every node within 5 s", async () => {
    const { one, other } = cluster;
    const { ada } = await peopleAt(one, "ada");
    const sockets = await Promise.all([one, other].map((node) => openSocket(node, ada)));
    const told = sockets.map((socket) => listen(socket, "rooms:changed"));
    const args = ["--name", "Pantry", "--kind", "open", "--limit", "5", "--owner", ada.email];
    const env = serverEnv(one.dataDir, one.env);
    const done = await runScript("scripts/hearth.mjs", ["rooms:create", ...args], env);
    expect(done.code).toBe(0);
    await until(() => told.every((heard) => heard.length > 0), { timeoutMs: 5_000 });
  });

  test("while Redis hangs nobody waits for it, and the other node follows within 10 s", async () => {
    const { one, other, redis } = cluster;
    const { ada, bo, cleo, room, his, hers } = await inKitchen();
    const told = listen(hers, "rooms:changed");
    await cleo.api.call("POST", `/rooms/${room.id}/join`);
    const session = await logIn(other, bo);
    const browser = await openSocket(other, { cookie: session.cookies.header() });
    const here = await openSocket(one, ada);
    const [local, heads] = [listen(here, "room:changes"), listen(his, "heads")];
    await until(() => told.length > 0);
    redis.hang();
    try {
      const { body: soup } = await post(ada, room, "soup");
      await until(() => local.some(({ rev }) => rev >= soup.rev), withinASecond);
      await until(() => heads.some(({ rooms }) => (rooms[room.id]?.rev ?? 0) >= soup.rev), {
        timeoutMs: 16_000,
      });
      const sync = await ask<Record<string, { messages: MessageView[] }>>(his, "sync", {
        rooms: { [room.id]: soup.rev - 1 },
      });
      expect(sync).toMatchObject({
        ok: true,
        data: { [room.id]: { messages: [{ body: "soup" }] } },
      });
      told.length = 0;
      await ada.api.call("DELETE", `/rooms/${room.id}/members/${cleo.id}`);
      const elsewhere = await logIn(one, bo);
      await elsewhere.submit("/settings", {}, { button: "Sign out everywhere else" });
      await until(() => told.length > 0 && browser.disconnected);
      expect((await fetch(`${one.url}/readyz`)).status).toBe(503);
    } finally {
      redis.wake();
    }
    await bothReady();
    const news = listen(his, "room:changes");
    const { body: toast } = await post(ada, room, "toast");
    await until(() => news.some(({ rev }) => rev === toast.rev), { timeoutMs: 15_000 });
  });

  test("a Redis that comes back empty is used again", async () => {
    const { redis } = cluster;
    const { ada, room, news } = await inKitchen();
    await redis.restart();
    await bothReady();
    // Each node's connections come back one after the other: the first tries may not arrive.
    let tries = 0;
    const isTry = ({ body }: MessageView) => body.startsWith("try");
    await until(
      async () => {
        await post(ada, room, `try-${tries++}`);
        return news.some(({ messages }) => messages.some(isTry));
      },
      { everyMs: 100 },
    );
  });

  test("a node that slept hears on waking what it missed", async () => {
    const { other } = cluster;
    const { ada, room, his } = await inKitchen();
    const [news, heads] = [listen(his, "room:changes"), listen(his, "heads")];
    other.pause();
    const { body: soup } = await post(ada, room, "soup");
    other.wake();
    const rooms = () => heads.map((frame) => frame.rooms[room.id]?.rev ?? 0);
    await until(() => [...news.map(({ rev }) => rev), ...rooms()].some((rev) => rev >= soup.rev), {
      timeoutMs: 20_000,
    });
  });

  async function bothReady() {
    const ready = async () => {
      const nodes = [cluster.one, cluster.other];
      const answers = await Promise.all(nodes.map(({ url }) => fetch(`${url}/readyz`)));
      return answers.every(({ ok }) => ok);
    };
    await until(ready, { timeoutMs: 15_000, everyMs: 200 });
  }
});
