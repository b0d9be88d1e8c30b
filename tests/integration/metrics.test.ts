/** What an operator watches: /metrics for who has the token, and an id that ties log lines to an answer. */
import { readFileSync } from "node:fs";
import { change } from "@/tests/support/database";
import { peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";
import { openSocket } from "@/tests/support/sockets";

const token = "a-token-for-Prometheus";
let server: TestServer;

beforeAll(async () => {
  server = await startServer({ env: { METRICS_TOKEN: token } });
});
afterAll(() => server.stop());

const scrape = (authorization?: string) =>
  fetch(`${server.url}/metrics`, { headers: authorization ? { authorization } : {} });

/** Sample to value, as Prometheus reads it. */
async function samples(): Promise<Map<string, number>> {
  const answer = await scrape(`Bearer ${token}`);
  expect(answer.headers.get("content-type")).toContain("text/plain");
  const lines = (await answer.text()).split("\n").filter((line) => line && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

test("who lacks the token learns nothing", async () => {
  for (const authorization of [undefined, "Bearer wrong", "Basic eDp5"]) {
    const answer = await scrape(authorization);
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain("hearth_");
  }
});

test("what happens is counted", async () => {
  const { ada } = await peopleAt(server, "ada");
  const room = await makeRoom(ada);
  const socket = await openSocket(server, ada);
  const before = await samples();
  for (let n = 0; n < 3; n++) {
    await ada.api.call("POST", `/rooms/${room.id}/messages`, { clientId: `m-${n}`, body: "Soup" });
  }
  // The same one again is an answer, and no other message.
  await ada.api.call("POST", `/rooms/${room.id}/messages`, { clientId: "m-0", body: "Soup" });
  await ada.api.call("GET", `/rooms/${room.id}/changes?after=0`);
  await ada.api.call("GET", `/rooms/${room.id}/changes?after=999`);
  await ada.api.call("GET", "/rooms/nowhere");
  const after = await samples();

  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  expect(grown("hearth_messages_posted_total")).toBe(3);
  expect(grown("hearth_acknowledgement_seconds_count")).toBe(4);
  expect(grown("hearth_commit_messages_sum")).toBe(4);
  expect(grown("hearth_catch_ups_total")).toBe(2);
  expect(grown("hearth_resets_total")).toBe(1);
  expect(grown('hearth_refused_total{code="not_found"}')).toBe(1);
  expect(after.get("hearth_sockets")).toBe(1);
  expect(after.get("hearth_write_queue_messages")).toBe(0);
  expect(after.get("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
  socket.close();
});

test("the dashboard shows only what is measured", async () => {
  const known = [...(await samples()).keys()].map((name) => name.replace(/\{.*/, ""));
  const dashboard = readFileSync("docs/grafana-dashboard.json", "utf8");
  const shown = new Set(dashboard.match(/\b(hearth|nodejs|process)_\w+/g));
  expect(shown.size).toBeGreaterThan(10);
  expect([...shown].filter((name) => !known.includes(name))).toEqual([]);
});

test.each(["docs/grafana-dashboard.json", "docs/self-hosting.md"])(
  "%s leaves nothing out that is ours",
  async (path) => {
    const text = await (await scrape(`Bearer ${token}`)).text();
    const ours = [...text.matchAll(/^# TYPE (hearth_\w+)/gm)].map(([, name = ""]) => name);
    expect(ours.length).toBeGreaterThan(8);
    const told = readFileSync(path, "utf8");
    expect(ours.filter((name) => !told.includes(name))).toEqual([]);
  },
);

test("every answer has a request id: a proxy's own, unless it is not fit for a log", async () => {
  const idOf = async (path: string, given?: string) => {
    const headers = given ? { "x-request-id": given } : undefined;
    return (await fetch(`${server.url}${path}`, { headers })).headers.get("x-request-id");
  };
  for (const path of ["/healthz", "/login"]) {
    expect(await idOf(path)).toMatch(/^[0-9a-f]{12}$/);
    expect(await idOf(path, "proxy-4711-abc")).toBe("proxy-4711-abc");
    expect(await idOf(path, '"},{"level":"x')).toMatch(/^[0-9a-f]{12}$/);
  }
});

test("what is our fault is quoted by the id that its log line has", async () => {
  const { bo } = await peopleAt(server, "bo");
  const room = await makeRoom(bo);
  change(server, `ALTER TABLE "Message" RENAME TO "Elsewhere"`);
  const answer = await bo.api.call<{ error: { message: string } }>(
    "GET",
    `/rooms/${room.id}/messages`,
  );
  change(server, `ALTER TABLE "Elsewhere" RENAME TO "Message"`);
  expect(answer.status).toBe(500);
  const [, id] = /\((\w+)\)$/.exec(answer.body.error.message) ?? [];
  expect(id).toMatch(/^[0-9a-f]{12}$/);
  const line = server
    .output()
    .split("\n")
    .find((one) => one.includes("unexpected error"));
  expect(JSON.parse(line ?? "{}")).toMatchObject({ request: id, msg: "unexpected error" });
});
