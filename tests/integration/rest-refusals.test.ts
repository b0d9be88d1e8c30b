/** What REST refuses, and how: bad input, foreign origins, too much, too often. */
import type { Failure } from "@/lib/contract/errors";
import { limits } from "@/lib/contract/limits";
import { logIn, type Person, people, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer } from "@/tests/support/server";
import { sharedServer } from "@/tests/support/shared-server";
import { Visitor } from "@/tests/support/visitor";

type Refusal = { error: Failure };

let ada: Person;
let room: string;
beforeAll(async () => {
  ({ ada } = await people("ada"));
  room = (await makeRoom(ada)).id;
});

describe("bad input", () => {
  const rooms = () => "/rooms";
  const messages = () => `/rooms/${room}/messages`;
  const text = (body: unknown) => ({ clientId: "c1", body });

  test.each<[string, string, () => string, unknown, string | null]>([
    ["no JSON", "POST", rooms, "{", null],
    ["a list", "POST", rooms, "[]", null],
    ["null", "POST", rooms, "null", null],
    ["nothing", "POST", rooms, undefined, "name"],
    ["a short name", "POST", rooms, { name: " ab ", kind: "open" }, "name"],
    ["a long name", "POST", rooms, { name: "x".repeat(61), kind: "open" }, "name"],
    ["a bidi override", "POST", rooms, { name: "a\u202eb c", kind: "open" }, "name"],
    ["a control character", "POST", rooms, { name: "a\u0007bc", kind: "open" }, "name"],
    ["a name that is a number", "POST", rooms, { name: 123456, kind: "open" }, "name"],
    ["another kind", "POST", rooms, { name: "Kitchen", kind: "direct" }, "kind"],
    ["one seat", "POST", rooms, { name: "Kitchen", kind: "open", memberLimit: 1 }, "memberLimit"],
    [
      "half a seat",
      "POST",
      rooms,
      { name: "Kitchen", kind: "open", memberLimit: 2.5 },
      "memberLimit",
    ],
    [
      "too many seats",
      "POST",
      rooms,
      { name: "Kitchen", kind: "open", memberLimit: 10_001 },
      "memberLimit",
    ],
    [
      "seats as text",
      "POST",
      rooms,
      { name: "Kitchen", kind: "open", memberLimit: "5" },
      "memberLimit",
    ],
    ["no change", "PATCH", () => `/rooms/${room}`, {}, null],
    ["a blank message", "POST", messages, text(" \n\t "), "body"],
    ["a NUL", "POST", messages, text("a\0b"), "body"],
    ["half a surrogate pair", "POST", messages, '{"clientId":"c1","body":"\\ud83d"}', "body"],
    ["10,001 characters", "POST", messages, text("🎉".repeat(10_001)), "body"],
    ["no body", "POST", messages, { clientId: "c1" }, "body"],
    ["a body that is an object", "POST", messages, text({ toString: 1 }), "body"],
    ["no clientId", "POST", messages, { body: "hi" }, "clientId"],
    ["a clientId with a space", "POST", messages, { clientId: "a b", body: "hi" }, "clientId"],
    ["a long clientId", "POST", messages, { clientId: "a".repeat(65), body: "hi" }, "clientId"],
    ["a reply", "POST", messages, { ...text("hi"), replyToId: "m1" }, "replyToId"],
    ["a limit of 0", "GET", () => `${messages()}?limit=0`, undefined, "limit"],
    ["a limit of 101", "GET", () => `${messages()}?limit=101`, undefined, "limit"],
    ["a limit that is a word", "GET", () => `${messages()}?limit=ten`, undefined, "limit"],
    ["before 0", "GET", () => `${messages()}?before=0`, undefined, "before"],
    ["before 1.5", "GET", () => `${messages()}?before=1.5`, undefined, "before"],
    ["after -1", "GET", () => `${messages()}?after=-1`, undefined, "after"],
    ["before and after", "GET", () => `${messages()}?before=3&after=1`, undefined, null],
    ["a huge number", "GET", () => `${messages()}?after=9999999999999999999`, undefined, "after"],
    ["no cursor", "GET", () => `/rooms/${room}/changes`, undefined, "after"],
    ["501 changes", "GET", () => `/rooms/${room}/changes?after=0&limit=501`, undefined, "limit"],
    ["seq 0", "PUT", () => `/rooms/${room}/read`, { seq: 0 }, "seq"],
    ["an unknown role", "PATCH", () => `/rooms/${room}/members/x`, { role: "king" }, "role"],
    ["0 days", "POST", () => `/rooms/${room}/invitations`, { expiresInDays: 0 }, "expiresInDays"],
    ["a made-up cursor", "GET", () => "/open-rooms?after=x", undefined, "after"],
  ])("%s", async (_what, method, path, body, field) => {
    const answer = await ada.api.call<Refusal>(method, path(), body as string);
    expect(answer).toMatchObject({ status: 422, body: { error: { code: "invalid" } } });
    expect(answer.body.error.message).toMatch(/^[A-Z].{5,}$/);
    if (field) expect(answer.body.error.fields?.[field]?.[0]).toEqual(expect.any(String));
  });

  test("10,000 astral characters are within the limit", async () => {
    const message = { clientId: "long", body: "🎉".repeat(limits.bodyLength) };
    expect((await ada.api.call("POST", messages(), message)).status).toBe(201);
  });
});

test.each([
  ["GET", "/nowhere"],
  ["GET", ""],
  ["PUT", "/me"],
  ["DELETE", "/rooms"],
  ["GET", `/rooms/${"x".repeat(200)}`],
  ["GET", "/rooms/%00"],
  ["GET", "/rooms/%zz"],
  ["GET", "/messages/nothing"],
  ["POST", "/join/nothing"],
  ["GET", "/rooms/__proto__"],
])("%s %s is missing", async (method, path) => {
  expect(await ada.api.call(method, path)).toMatchObject({
    status: 404,
    body: { error: { code: "not_found", message: expect.any(String) } },
  });
});

test("a number beyond what a database counts with is one like any other", async () => {
  for (const query of [
    "messages?before=",
    "messages?after=",
    "messages?around=",
    "changes?after=",
  ]) {
    const { status } = await ada.api.call("GET", `/rooms/${room}/${query}999999999999`);
    expect([query, status]).toEqual([query, 200]);
  }
  const read = await ada.api.call("PUT", `/rooms/${room}/read`, { seq: 2 ** 53 - 1 });
  expect(read).toMatchObject({ status: 200, body: { seq: expect.any(Number) } });
});

describe("bodies over 256 KiB", () => {
  const huge = JSON.stringify({ clientId: "huge", body: "x".repeat(limits.frameBytes) });

  test("declared", async () => {
    const answer = await ada.api.call<Refusal>("POST", `/rooms/${room}/messages`, huge);
    expect(answer).toMatchObject({ status: 413, body: { error: { code: "too_large" } } });
  });

  test("in chunks of unknown length", async () => {
    const chunked = (text: string) => {
      const body = new Blob([text]).stream();
      const init = { method: "POST", body, duplex: "half" } as RequestInit;
      return ada.api.fetch(`/api/v1/rooms/${room}/messages`, init);
    };
    const refused = await chunked(huge);
    expect([refused.status, await refused.json()]).toMatchObject([
      413,
      { error: { code: "too_large" } },
    ]);
    expect((await chunked(JSON.stringify({ clientId: "chunks", body: "hi" }))).status).toBe(201);
  });
});

describe("who is asking", () => {
  test.each([
    ["nobody", {}],
    ["a made-up token", { authorization: "Bearer hearth_nothing" }],
    ["another scheme", { authorization: "Basic YTpi" }],
    ["an empty token", { authorization: "Bearer " }],
    ["a made-up cookie", { cookie: "authjs.session-token=nonsense" }],
  ])("%s is unauthenticated", async (_who, headers: Record<string, string>) => {
    const answer = await new Visitor(sharedServer()).call("GET", "/rooms", undefined, { headers });
    expect(answer).toMatchObject({ status: 401, body: { error: { code: "unauthenticated" } } });
  });

  test("a wrong token does not fall back to a good cookie", async () => {
    const visitor = await logIn(sharedServer(), ada);
    const headers = { authorization: "Bearer hearth_nothing", cookie: visitor.cookies.header() };
    const answer = await new Visitor(sharedServer()).call("GET", "/me", undefined, { headers });
    expect(answer.status).toBe(401);
  });
});

describe("where a write with a cookie comes from", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await logIn(sharedServer(), ada);
  });
  const write = (headers: Record<string, string>) =>
    visitor.call("PUT", `/rooms/${room}/read`, { seq: 1 }, { headers });

  // An empty Origin here sends none at all.
  test.each([
    ["its own Origin", {}, 200],
    ["no Origin", { origin: "" }, 403],
    ["same-origin by Sec-Fetch-Site", { origin: "", "sec-fetch-site": "same-origin" }, 200],
    ["same-site", { origin: "", "sec-fetch-site": "same-site" }, 403],
    ["cross-site", { origin: "", "sec-fetch-site": "cross-site" }, 403],
    ["typed into the address bar", { origin: "", "sec-fetch-site": "none" }, 403],
    ["a sandboxed frame", { origin: "null" }, 403],
    ["another site", { origin: "https://evil.example" }, 403],
    ["another port", { origin: "http://127.0.0.1:1" }, 403],
    [
      "another site that claims to be ours",
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
      403,
    ],
    ["only a Referer", { origin: "", referer: sharedServer().url }, 403],
    [
      "another host, as a proxy would say",
      {
        origin: "https://evil.example",
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "https",
      },
      403,
    ],
  ])("%s: %j -> %i", async (_from, headers: Record<string, string>, status) => {
    expect((await write(headers)).status).toBe(status);
  });

  test("reading needs none, and a bearer token neither", async () => {
    const elsewhere = { headers: { origin: "https://evil.example" } };
    expect((await visitor.call("GET", "/me", undefined, elsewhere)).status).toBe(200);
    const read = await ada.api.call("PUT", `/rooms/${room}/read`, { seq: 1 }, elsewhere);
    expect(read.status).toBe(200);
  });
});

test("posting too fast is refused, with how long to wait", async () => {
  const server = await startServer({ env: { RATE_LIMITS: "on" } });
  try {
    const { ada } = await peopleAt(server, "ada");
    const { id } = await makeRoom(ada);
    const posts = Array.from({ length: 60 }, (_, index) =>
      ada.api.call<Refusal>("POST", `/rooms/${id}/messages`, { clientId: `c${index}`, body: "hi" }),
    );
    const answers = await Promise.all(posts);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.length).toBeGreaterThanOrEqual(20);
    for (const { status, body, headers } of refused) {
      expect(status).toBe(429);
      expect(body.error).toMatchObject({ code: "rate_limited" });
      expect(Number(headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    }
  } finally {
    await server.stop();
  }
});
