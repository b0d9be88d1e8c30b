/** Nodes count tries together: who may try ten times may not try ten times at each. */
import { type Cluster, startCluster } from "@/tests/support/cluster";
import { peopleAt } from "@/tests/support/people";
import { describeWithRedis } from "@/tests/support/redis";
import { Visitor } from "@/tests/support/visitor";

describeWithRedis("limits over two nodes", () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ RATE_LIMITS: "on" });
  });
  afterAll(() => cluster.stop());

  test("ten wrong passwords in all; the eleventh is refused by both, the right one too", async () => {
    const { one, other } = cluster;
    const { ada } = await peopleAt(one, "ada");
    const attempt = async (node: typeof one, password: string) =>
      (await new Visitor(node).submit("/login", { email: ada.email, password })).text();
    for (let n = 0; n < 10; n++) {
      expect(await attempt(n % 2 ? one : other, `wrong ${n}`)).toContain("is not right");
    }
    for (const node of [one, other]) {
      expect(await attempt(node, ada.password)).toContain("Too many attempts");
    }
  });
});
