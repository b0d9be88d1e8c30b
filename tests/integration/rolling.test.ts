/** Two nodes behind a balancer: one after the other goes, is killed or is renewed, and nothing is lost. */
import { io } from "socket.io-client";
import type { ChangesPage, MessageView, RoomView } from "@/lib/contract/views";
import { startBalancer } from "@/tests/support/balancer";
import { type Cluster, startCluster } from "@/tests/support/cluster";
import { type Person, peopleAt } from "@/tests/support/people";
import { describeWithRedis } from "@/tests/support/redis";
import { makeRoom } from "@/tests/support/rooms";
import { until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

describeWithRedis("behind a balancer", () => {
  let cluster: Cluster;
  let balancer: Awaited<ReturnType<typeof startBalancer>>;
  beforeAll(async () => {
    cluster = await startCluster();
    balancer = await startBalancer([cluster.one, cluster.other]);
  });
  afterAll(async () => {
    await balancer.stop();
    await cluster.stop();
  });

  /** Posts one message after the other, each until it is acknowledged, as an outbox does. */
  function keepPosting({ token }: Person, { id }: RoomView, name: string) {
    const visitor = new Visitor({ ...cluster.one, url: balancer.url }, token);
    const acknowledged: MessageView[] = [];
    let going = true;
    const done = (async () => {
      for (let n = 0; going; n++) {
        const clientId = `${name}-${n}`;
        const message = await until(
          async () => {
            const asked = visitor.call<MessageView>("POST", `/rooms/${id}/messages`, {
              clientId,
              body: clientId,
            });
            const answer = await asked.catch(() => null);
            return answer && answer.status < 300 ? answer.body : null;
          },
          { timeoutMs: 20_000, what: clientId },
        );
        acknowledged.push(message);
      }
    })();
    return {
      acknowledged,
      async stop() {
        going = false;
        await done;
      },
    };
  }

  async function stored({ api }: Person, { id }: RoomView): Promise<MessageView[]> {
    const messages: MessageView[] = [];
    for (let after = 0; ; ) {
      const path = `/rooms/${id}/changes?after=${after}&limit=500`;
      const { body } = await api.call<ChangesPage>("GET", path);
      messages.push(...body.messages);
      if (!body.more) return messages.filter(({ kind }) => kind === "text");
      after = body.rev;
    }
  }

  test.each([
    ["renewed one after the other", "restart"],
    ["killed one after the other", "kill"],
  ] as const)(
    "nodes %s: every message is there once, in order",
    async (_how, end) => {
      const { one, other } = cluster;
      const { ada, bo } = await peopleAt(one, "ada", "bo");
      const room = await makeRoom(ada, {}, [bo]);
      const posters = [ada, bo].map((person) => keepPosting(person, room, person.firstName));
      const listener = io(balancer.url, {
        transports: ["websocket"],
        auth: { token: bo.token },
        reconnectionDelay: 100,
        reconnectionDelayMax: 500,
      });
      const heard = new Set<string>();
      listener.on("room:changes", ({ messages }: { messages: MessageView[] }) => {
        for (const { id } of messages) heard.add(id);
      });
      const grow = async () => {
        const from = posters.map(({ acknowledged }) => acknowledged.length);
        await until(() => posters.every((p, n) => p.acknowledged.length >= (from[n] ?? 0) + 5));
      };
      await grow();
      for (const node of [one, other]) {
        if (end === "kill") await node.kill();
        await node.restart();
        await grow();
      }
      // The listener lives on: what is posted last reaches it wherever it is connected now.
      await until(() =>
        posters.every(({ acknowledged }) => heard.has(acknowledged.at(-1)?.id ?? "")),
      );
      await Promise.all(posters.map((poster) => poster.stop()));
      listener.disconnect();

      const messages = await stored(ada, room);
      expect(new Set(messages.map(({ clientId }) => clientId)).size).toBe(messages.length);
      for (const [index, { acknowledged }] of posters.entries()) {
        const { id } = [ada, bo][index] as Person;
        const theirs = messages.filter(({ author }) => author.id === id);
        expect(theirs.map(({ id, seq, body }) => [id, seq, body])).toEqual(
          acknowledged.map(({ id, seq, body }) => [id, seq, body]),
        );
      }
    },
    90_000,
  );
});
