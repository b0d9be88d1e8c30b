import { createApi } from "@/lib/client/api";

const answering = (response: Response) => createApi(async () => response);
const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init);

test("an answer is its data", async () => {
  const rooms = { rooms: [] };
  expect(await answering(json(rooms)).listRooms()).toEqual({ ok: true, data: rooms });
});

test("an empty answer is null", async () => {
  const api = answering(new Response(null, { status: 204 }));
  expect(await api.leaveRoom("kitchen")).toEqual({ ok: true, data: null });
});

test("a refusal is the server's own, with its waiting time", async () => {
  const error = { code: "rate_limited", message: "Slow down." };
  const api = answering(json({ error }, { status: 429, headers: { "retry-after": "3" } }));
  expect(await api.postMessage("kitchen", { clientId: "a", body: "b" })).toEqual({
    ok: false,
    error: { ...error, retryAfterMs: 3_000 },
    offline: false,
  });
});

test.each([502, 503, 504])("a proxy's own page with %d is no answer", async (status) => {
  const api = answering(new Response("<html>Bad gateway", { status }));
  expect(await api.me()).toMatchObject({ ok: false, offline: true });
});

test("anything else that is not ours is our fault, not the network's", async () => {
  const api = answering(new Response("oops", { status: 500 }));
  expect(await api.me()).toMatchObject({ ok: false, offline: false, error: { code: "internal" } });
});

test("a dead network and a cut answer are no answer", async () => {
  const dead = createApi(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(await dead.me()).toMatchObject({ ok: false, offline: true });
  expect(await answering(new Response('{"id":"a')).me()).toMatchObject({ offline: true });
});

test("ids and codes are escaped in paths", async () => {
  const asked: string[] = [];
  const api = createApi(async (url) => {
    asked.push(String(url));
    return json({});
  });
  await api.listMessages("a/b?c", { before: 5, limit: 50 });
  await api.removeMember("a/b", "x/y");
  expect(asked).toEqual([
    "/api/v1/rooms/a%2Fb%3Fc/messages?before=5&limit=50",
    "/api/v1/rooms/a%2Fb/members/x%2Fy",
  ]);
});
