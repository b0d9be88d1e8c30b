/** Who is near where nodes share a database and a Redis, and one of them is killed. */
import type { RoomPresence } from "@/lib/contract/views";
import { type Cluster, startCluster } from "@/tests/support/cluster";
import { peopleAt } from "@/tests/support/people";
import { describeWithRedis } from "@/tests/support/redis";
import { makeRoom } from "@/tests/support/rooms";
import { ask, closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";

describeWithRedis("presence on two nodes", () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterEach(closeSockets);
  afterAll(() => cluster.stop());

  test("is one; typing crosses; a killed node leaves nobody behind, a node that comes knows all", async () => {
    const { one, other } = cluster;
    const { ada, bo, cleo } = await peopleAt(one, "ada", "bo", "cleo");
    const room = await makeRoom(ada, {}, [bo]);
    const hers = await openSocket(one, ada);
    const stranger = await openSocket(one, cleo);
    const [heard, overheard] = [listen(hers, "presence"), listen(stranger, "presence")];
    const last = () => heard.findLast(({ userId }) => userId === bo.id);
    const his = await openSocket(other, bo);
    const typing = listen(his, "typing");
    await until(() => last()?.online);
    const near = async () => {
      const { body } = await bo.api.call<RoomPresence>("GET", `/rooms/${room.id}/presence`);
      return body.people.map(({ userId }) => userId).sort();
    };
    expect(await near()).toEqual([ada.id, bo.id].sort());

    // A page at each node: away only where both are.
    const too = await openSocket(one, bo);
    await ask(his, "presence", { away: true });
    await ask(too, "presence", { away: true });
    await until(() => last()?.away);

    await ask(hers, "typing", { roomId: room.id });
    await until(() => typing.length > 0);
    expect(typing).toEqual([{ roomId: room.id, userId: ada.id, name: ada.name }]);

    too.disconnect();
    await other.kill();
    await until(() => last()?.online === false, { timeoutMs: 30_000, everyMs: 100 });
    expect(last()?.lastSeenAt).not.toBeNull();
    await other.restart();
    const back = await openSocket(other, bo);
    await until(() => last()?.online, { timeoutMs: 10_000 });
    // The new node has asked the first who is at it.
    await until(
      async () => {
        const asked = `${other.url}/api/v1/rooms/${room.id}/presence`;
        const answer = await fetch(asked, { headers: { authorization: `Bearer ${bo.token}` } });
        const { people } = (await answer.json()) as RoomPresence;
        return people.some(({ userId }) => userId === ada.id);
      },
      { timeoutMs: 15_000, everyMs: 200 },
    );
    expect(back.connected).toBe(true);
    expect(overheard.filter(({ userId }) => userId !== cleo.id)).toEqual([]);
  }, 90_000);
});
