/** Codes for the blackboard: made on demand, typed in any way, guessed by nobody. */
import type { Failure } from "@/lib/contract/errors";
import type { InvitationPreview, RoomView, ShortCodeView } from "@/lib/contract/views";
import { shortCodeView } from "@/lib/contract/views";
import { expire } from "@/tests/support/database";
import { type Person, people, peopleAt } from "@/tests/support/people";
import { rowsOf } from "@/tests/support/room-rows";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";
import { sharedServer } from "@/tests/support/shared-server";
import { together } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

type Refused = { error: Failure };

const unknown = "No open room or invitation matches that. Check it and try again.";
const pathOf = (room: RoomView) => `/rooms/${room.id}/short-code`;
const make = async (person: Person, room: RoomView) =>
  (await person.api.call<ShortCodeView>("POST", pathOf(room))).body;

describe("a room's code", () => {
  let world: Record<"ada" | "bo" | "cleo" | "dipa", Person>;
  beforeAll(async () => {
    world = await people("ada", "bo", "cleo", "dipa");
  });

  test("is made once by any member, lives an hour and is the same for all who ask", async () => {
    const { ada, bo } = world;
    const room = await makeRoom(ada, {}, [bo]);
    expect(await ada.api.call("GET", pathOf(room))).toMatchObject({ status: 204, body: undefined });
    const answers = await together(20, (index) =>
      (index % 2 ? ada : bo).api.call<ShortCodeView>("POST", pathOf(room)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(19).fill(200), 201]);
    const [code] = answers.map(({ body }) => shortCodeView.parse(body));
    expect(new Set(answers.map(({ body }) => body.code)).size).toBe(1);
    expect(code?.code).toMatch(/^[B-DF-HJKMNP-TV-Z3479]{4}-[B-DF-HJKMNP-TV-Z3479]{4}$/);
    expect(code?.url).toBe(`${sharedServer().url}/join/${code?.code}`);
    const lifeMs = Date.parse(code?.expiresAt ?? "") - Date.now();
    expect(lifeMs).toBeGreaterThan(59 * 60_000);
    expect(lifeMs).toBeLessThanOrEqual(60 * 60_000);
    expect((await bo.api.call("GET", pathOf(room))).body).toEqual(code);
  });

  test("opens a closed room in any case, with dashes, spaces or neither", async () => {
    const { ada, bo, cleo, dipa } = world;
    const room = await makeRoom(ada, { kind: "closed" });
    const { code } = await make(ada, room);
    const plain = code.replace("-", "");
    const shown = await bo.api.call<InvitationPreview>("GET", `/join/${plain.toLowerCase()}`);
    expect(shown.body).toMatchObject({ id: room.id, invitedBy: ada.name });
    const spaced = ` ${plain.slice(0, 2)} ${plain.slice(2, 5)} ${plain.slice(5)} `;
    const ways = [code.toLowerCase(), encodeURIComponent(spaced), plain];
    for (const [index, person] of [bo, cleo, dipa].entries()) {
      const joined = await person.api.call<RoomView>("POST", `/join/${ways[index]}`);
      expect(joined).toMatchObject({ status: 200, body: { id: room.id, memberCount: index + 2 } });
    }
    expect((await dipa.api.call("POST", `/join/${code}`)).status).toBe(200);
  });

  test("is ended by its maker and by moderators; a new one is another one", async () => {
    const { ada, bo, cleo } = world;
    const room = await makeRoom(ada, {}, [bo, cleo]);
    const mine = await make(bo, room);
    const before = rowsOf(room.id);
    expect((await cleo.api.call("DELETE", pathOf(room))).status).toBe(403);
    expect(rowsOf(room.id)).toEqual(before);
    expect((await bo.api.call("DELETE", pathOf(room))).status).toBe(204);
    expect((await cleo.api.call("DELETE", pathOf(room))).status).toBe(204);
    const next = await make(cleo, room);
    expect(next.code).not.toBe(mine.code);
    expect((await ada.api.call("DELETE", pathOf(room))).status).toBe(204);
    expect((await ada.api.call("GET", pathOf(room))).status).toBe(204);
  });

  test("wrong, ended and expired codes get one and the same answer, and change nothing", async () => {
    const { ada, dipa } = world;
    const [one, two] = [await makeRoom(ada, { kind: "closed" }), await makeRoom(ada)];
    const ended = await make(ada, one);
    await ada.api.call("DELETE", pathOf(one));
    const expired = await make(ada, two);
    expire("ShortCode", two.id);
    const before = [rowsOf(one.id), rowsOf(two.id)];
    for (const code of ["BCDF-BCDF", ended.code, expired.code]) {
      for (const method of ["GET", "POST"]) {
        const { status, body } = await dipa.api.call<Refused>(method, `/join/${code}`);
        expect([status, body]).toEqual([404, { error: { code: "not_found", message: unknown } }]);
      }
    }
    expect([rowsOf(one.id), rowsOf(two.id)]).toEqual(before);
    // The hour is over: the next code is a fresh one.
    const again = await ada.api.call<ShortCodeView>("POST", pathOf(two));
    expect(again.status).toBe(201);
    expect(again.body.code).not.toBe(expired.code);
  });
});

describe("guessing", () => {
  let server: TestServer;
  let world: Record<"ada" | "bo" | "cleo" | "dipa", Person>;
  let code: string;
  beforeAll(async () => {
    server = await startServer({
      env: { RATE_LIMITS: "on", TRUST_PROXY: "1", REGISTRATION: "invite" },
    });
    world = await peopleAt(server, "ada", "bo", "cleo", "dipa");
    code = (await make(world.ada, await makeRoom(world.ada, { kind: "closed" }))).code;
  });
  afterAll(() => server.stop());

  const from = (address: string) => ({ headers: { "x-forwarded-for": address } });
  const guess = (person: Person, text: string, address: string, method = "POST") =>
    person.api.call<Refused>(method, `/join/${text}`, undefined, from(address));

  test("a right code is invitation enough to sign up", async () => {
    const visitor = new Visitor(server);
    const page = `/signup?next=${encodeURIComponent(`/join/${code}`)}`;
    const password = "a quiet evening";
    const response = await visitor.submit(page, {
      email: "emil@example.org",
      firstName: "Emil",
      lastName: "Novak",
      password,
      repeatPassword: password,
    });
    expect(response.headers.get("location")).toBe(`/join/${code}`);
    const stranger = await new Visitor(server).fetch("/signup?next=/join/BCDF-BCDF");
    expect(await stranger.text()).toContain("This Hearth is by invitation.");
  });

  test("ten wrong tries of an account end its tries from everywhere", async () => {
    const { bo } = world;
    for (let i = 0; i < 10; i++) {
      const answer = await guess(bo, "BCDF-BCDF", `10.0.1.${i}`, i % 2 ? "GET" : "POST");
      expect([i, answer.status, answer.body.error.message]).toEqual([i, 404, unknown]);
    }
    for (const text of ["BCDF-BCDF", code]) {
      const { status, body, headers } = await guess(bo, text, "10.0.1.99");
      expect([status, body.error.code]).toEqual([429, "rate_limited"]);
      expect(body.error.message).toMatch(/^Too many attempts. Try again in (9|10) minutes.$/);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(500);
    }
  });

  test("and ten of an address, pages and all, end everybody's there and nobody's elsewhere", async () => {
    const { cleo, dipa } = world;
    const stranger = new Visitor(server);
    const look = async () => (await stranger.fetch("/join/bcdf%20bcdf", from("10.0.2.1"))).text();
    for (let i = 0; i < 10; i++) expect(await look()).toContain(unknown);
    expect(await look()).toContain("Too many attempts.");
    expect((await guess(cleo, code, "10.0.2.1")).status).toBe(429);
    expect((await guess(cleo, code, "10.0.2.2")).status).toBe(200);
    // Right codes are no tries, and links are not guessed.
    for (let i = 0; i < 12; i++) {
      expect((await guess(dipa, code, "10.0.2.3", "GET")).status).toBe(200);
      expect((await guess(dipa, "no-such-link-of-24-letters", "10.0.2.3")).status).toBe(404);
    }
  });

  test("a hundred guesses at once get no further than ten", async () => {
    const { ada } = world;
    const answers = await together(100, () => guess(ada, "CCCC-CCCC", "10.0.3.1"));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(90);
  });
});
