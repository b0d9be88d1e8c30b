/** Who may do what through REST: every route, as everybody. A route without a row here is an error. */
import { api } from "@/lib/api/api";
import type { InvitationView, MessageView } from "@/lib/contract/views";
import { crowdAt, logIn, type Person, people } from "@/tests/support/people";
import { rowsOf } from "@/tests/support/room-rows";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { Visitor } from "@/tests/support/visitor";

type World = { roomId: string; code: string; messageId: string; targetId: string };
type Row = {
  /** How the path is filled and what is sent, in a fresh world. */
  path?: (world: World) => string;
  body?: object;
  /** Status by who asks: nobody, a stranger to the room, member, moderator, owner. */
  answers: [nobody: number, stranger: number, member: number, moderator: number, owner: number];
  /** Of somebody banned, where they learn less than strangers. Ex-members are strangers. */
  banned?: number;
  /** The room has no seat left, and somebody waits for one. */
  full?: true;
};

const text = { clientId: "table", body: "hi" };
const anyone: Row["answers"] = [200, 200, 200, 200, 200];
const signedIn: Row["answers"] = [401, 200, 200, 200, 200];
const members: Row["answers"] = [401, 404, 200, 200, 200];
const moderators = (status: number): Row["answers"] => [401, 404, 403, status, status];
const owners = (status: number): Row["answers"] => [401, 404, 403, 403, status];

const room = ({ roomId }: World) => `/api/v1/rooms/${roomId}`;
const target = (world: World) => `${room(world)}/members/${world.targetId}`;
const waitlist = (world: World) => `${room(world)}/waitlist`;
const waiting = (world: World) => `${waitlist(world)}/${waiter.id}`;
const v1 = "/api/v1";
const message = ({ messageId }: World) => `${v1}/messages/${messageId}`;
const thumb = (world: World) => `${message(world)}/reactions/${encodeURIComponent("👍")}`;

const table: Record<string, Row | Row[]> = {
  "GET /healthz": { answers: anyone },
  "GET /readyz": { answers: anyone },
  // For who has the operator's token, metrics.test.ts; this server has none.
  "GET /metrics": { answers: [404, 404, 404, 404, 404] },
  [`GET ${v1}/openapi.json`]: { answers: anyone },
  [`GET ${v1}/me`]: { answers: signedIn },
  [`GET ${v1}/me/data`]: { answers: signedIn },
  // Not a picture: what becomes of one is in pictures.test.ts.
  [`PUT ${v1}/me/picture`]: { body: { none: true }, answers: [401, 422, 422, 422, 422] },
  [`DELETE ${v1}/me/picture`]: { answers: signedIn },
  [`GET ${v1}/pictures/:id`]: {
    path: () => `${v1}/pictures/01980000-0000-7000-8000-000000000000`,
    answers: [401, 404, 404, 404, 404],
  },
  // A message without one: what becomes of previews is in previews.test.ts.
  [`DELETE ${v1}/messages/:id/previews`]: {
    path: (world) => `${message(world)}/previews`,
    answers: moderators(200),
  },
  [`GET ${v1}/previews/:id/image`]: {
    path: () => `${v1}/previews/none/image`,
    answers: [401, 404, 404, 404, 404],
  },
  // No form: what becomes of files, and who may read them, is in attachments*.test.ts.
  [`POST ${v1}/attachments`]: { body: { none: true }, answers: [401, 422, 422, 422, 422] },
  [`GET ${v1}/attachments/:id/:name`]: {
    path: () => `${v1}/attachments/none/none.txt`,
    answers: [401, 404, 404, 404, 404],
  },
  [`PATCH ${v1}/attachments/:id`]: {
    path: () => `${v1}/attachments/none`,
    body: { alt: "A cat" },
    answers: [401, 404, 404, 404, 404],
  },
  [`DELETE ${v1}/attachments/:id`]: {
    path: () => `${v1}/attachments/none`,
    answers: [401, 404, 404, 404, 404],
  },
  [`GET ${v1}/rooms`]: { answers: signedIn },
  [`POST ${v1}/rooms`]: {
    body: { name: "Another", kind: "open" },
    answers: [401, 201, 201, 201, 201],
  },
  [`GET ${v1}/open-rooms`]: { answers: signedIn },
  [`GET ${v1}/search`]: [
    { answers: signedIn },
    { path: ({ roomId }) => `${v1}/search?q=hi&room=${roomId}`, answers: members },
  ],
  [`GET ${v1}/rooms/:id`]: { path: room, answers: members },
  [`PATCH ${v1}/rooms/:id`]: [
    { path: room, body: { name: "Renamed" }, answers: moderators(200) },
    { path: room, body: { topic: "Tea" }, answers: moderators(200) },
    { path: room, body: { memberLimit: 20 }, answers: owners(200) },
    { path: room, body: { kind: "open" }, answers: owners(200) },
  ],
  [`DELETE ${v1}/rooms/:id`]: { path: room, answers: owners(204) },
  [`POST ${v1}/rooms/:id/join`]: { path: (world) => `${room(world)}/join`, answers: members },
  [`POST ${v1}/rooms/:id/leave`]: {
    path: (world) => `${room(world)}/leave`,
    answers: [401, 404, 204, 204, 204],
  },
  [`GET ${v1}/join/:code`]: {
    path: ({ code }) => `${v1}/join/${code}`,
    answers: signedIn,
    banned: 404,
  },
  [`POST ${v1}/join/:code`]: {
    path: ({ code }) => `${v1}/join/${code}`,
    answers: signedIn,
    banned: 404,
  },
  [`POST ${v1}/join/:code/waitlist`]: {
    path: ({ code }) => `${v1}/join/${code}/waitlist`,
    answers: signedIn,
    banned: 404,
    full: true,
  },
  [`GET ${v1}/me/waits`]: { answers: signedIn },
  [`PUT ${v1}/rooms/:id/own-name`]: {
    path: (world) => `${room(world)}/own-name`,
    body: { name: "Soup" },
    answers: members,
  },
  [`GET ${v1}/rooms/:id/bans`]: {
    path: (world) => `${room(world)}/bans`,
    answers: moderators(200),
  },
  [`PUT ${v1}/rooms/:id/bans/:userId`]: {
    path: (world) => `${room(world)}/bans/${world.targetId}`,
    answers: moderators(200),
  },
  [`DELETE ${v1}/rooms/:id/bans/:userId`]: {
    path: (world) => `${room(world)}/bans/${banned.id}`,
    answers: moderators(204),
  },
  [`GET ${v1}/rooms/:id/waitlist`]: { path: waitlist, answers: moderators(200), full: true },
  [`POST ${v1}/rooms/:id/waitlist`]: { path: waitlist, answers: members, full: true },
  [`DELETE ${v1}/rooms/:id/waitlist`]: {
    path: waitlist,
    answers: [401, 404, 404, 404, 404],
    full: true,
  },
  [`POST ${v1}/rooms/:id/waitlist/:userId`]: [
    { path: waiting, answers: [401, 404, 403, 409, 409], full: true },
    { path: waiting, body: { raiseLimit: true }, answers: owners(200), full: true },
  ],
  [`DELETE ${v1}/rooms/:id/waitlist/:userId`]: {
    path: waiting,
    answers: moderators(204),
    full: true,
  },
  [`GET ${v1}/rooms/:id/members`]: { path: (world) => `${room(world)}/members`, answers: members },
  [`PATCH ${v1}/rooms/:id/members/:userId`]: {
    path: target,
    body: { role: "moderator" },
    answers: owners(200),
  },
  [`DELETE ${v1}/rooms/:id/members/:userId`]: { path: target, answers: moderators(204) },
  [`GET ${v1}/rooms/:id/invitations`]: {
    path: (world) => `${room(world)}/invitations`,
    answers: members,
  },
  [`POST ${v1}/rooms/:id/invitations`]: {
    path: (world) => `${room(world)}/invitations`,
    answers: moderators(201),
  },
  [`DELETE ${v1}/rooms/:id/invitations/:code`]: {
    path: (world) => `${room(world)}/invitations/${world.code}`,
    answers: moderators(204),
  },
  [`GET ${v1}/rooms/:id/invitations/:code/qr`]: {
    path: (world) => `${room(world)}/invitations/${world.code}/qr`,
    answers: members,
  },
  [`GET ${v1}/rooms/:id/short-code`]: {
    path: (world) => `${room(world)}/short-code`,
    answers: [401, 404, 204, 204, 204],
  },
  [`POST ${v1}/rooms/:id/short-code`]: {
    path: (world) => `${room(world)}/short-code`,
    answers: [401, 404, 201, 201, 201],
  },
  [`DELETE ${v1}/rooms/:id/short-code`]: {
    path: (world) => `${room(world)}/short-code`,
    answers: [401, 404, 204, 204, 204],
  },
  [`GET ${v1}/rooms/:id/messages`]: {
    path: (world) => `${room(world)}/messages`,
    answers: members,
  },
  [`POST ${v1}/rooms/:id/messages`]: {
    path: (world) => `${room(world)}/messages`,
    body: text,
    answers: [401, 404, 201, 201, 201],
  },
  [`GET ${v1}/rooms/:id/changes`]: {
    path: (world) => `${room(world)}/changes?after=0`,
    answers: members,
  },
  [`PUT ${v1}/rooms/:id/unread`]: {
    path: (world) => `${room(world)}/unread`,
    body: { seq: 1 },
    answers: members,
  },
  [`PATCH ${v1}/rooms/:id/notify`]: {
    path: (world) => `${room(world)}/notify`,
    body: { notify: "none", mutedUntil: null },
    answers: members,
  },
  [`GET ${v1}/rooms/:id/presence`]: {
    path: (world) => `${room(world)}/presence`,
    answers: members,
  },
  [`PUT ${v1}/me/presence`]: { body: { away: false }, answers: [401, 204, 204, 204, 204] },
  [`PUT ${v1}/rooms/:id/read`]: {
    path: (world) => `${room(world)}/read`,
    body: { seq: 1 },
    answers: members,
  },
  [`GET ${v1}/messages/:id`]: { path: message, answers: members },
  [`DELETE ${v1}/messages/:id`]: { path: message, answers: moderators(200) },
  // Emil's: that whoever wrote it may is in message-changes.test.ts.
  [`PATCH ${v1}/messages/:id`]: {
    path: message,
    body: { body: "hello" },
    answers: [401, 404, 403, 403, 403],
  },
  [`GET ${v1}/messages/:id/edits`]: {
    path: (world) => `${message(world)}/edits`,
    answers: moderators(200),
  },
  [`PUT ${v1}/messages/:id/reactions/:emoji`]: { path: thumb, answers: members },
  [`DELETE ${v1}/messages/:id/reactions/:emoji`]: { path: thumb, answers: members },
  [`PUT ${v1}/messages/:id/pin`]: {
    path: (world) => `${message(world)}/pin`,
    answers: moderators(200),
  },
  [`DELETE ${v1}/messages/:id/pin`]: {
    path: (world) => `${message(world)}/pin`,
    answers: moderators(200),
  },
  [`GET ${v1}/rooms/:id/pins`]: { path: (world) => `${room(world)}/pins`, answers: members },
};

const routes = [
  ...new Set(
    api.routes
      .filter(({ method }) => method !== "ALL")
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`),
  ),
];

test("every route has its row, and no row is left over", () => {
  expect(Object.keys(table).sort()).toEqual(routes.sort());
});

const roles = ["nobody", "stranger", "member", "moderator", "owner", "former", "banned"] as const;
let world: Record<"ada" | "bo" | "cleo" | "dipa" | "emil", Person>;
let former: Person;
let banned: Person;
let waiter: Person;
beforeAll(async () => {
  world = await people("ada", "bo", "cleo", "dipa", "emil");
  const names = ["Finn", "Gia", "Hal"].map((firstName) => ({ firstName, lastName: "Novak" }));
  [former, banned, waiter] = (await crowdAt(sharedServer(), names)) as [Person, Person, Person];
});

/**
 * A closed room: Ada owns it, Bo moderates, Cleo and Emil are members, Dipa is a stranger, Finn has
 * left and Gia is banned; Hal waits where it is full.
 */
async function freshRoom({ full = false } = {}): Promise<World> {
  const { ada, bo, cleo, emil } = world;
  const { id } = await makeRoom(ada, { kind: "open" }, [bo, cleo, emil, former, banned]);
  await ada.api.call("PATCH", `/rooms/${id}/members/${bo.id}`, { role: "moderator" });
  await former.api.call("POST", `/rooms/${id}/leave`);
  await ada.api.call("PUT", `/rooms/${id}/bans/${banned.id}`);
  if (full) {
    await ada.api.call("PATCH", `/rooms/${id}`, { memberLimit: 4 });
    await waiter.api.call("POST", `/rooms/${id}/waitlist`);
  }
  await ada.api.call("PATCH", `/rooms/${id}`, { kind: "closed" });
  const listed = await ada.api.call<{ invitations: InvitationView[] }>(
    "GET",
    `/rooms/${id}/invitations`,
  );
  const message = { clientId: `emil-${id}`, body: "a word of Emil's" };
  const posted = await emil.api.call<MessageView>("POST", `/rooms/${id}/messages`, message);
  return {
    roomId: id,
    code: listed.body.invitations[0]?.code ?? "",
    messageId: posted.body.id,
    targetId: emil.id,
  };
}

/** Ex-members are strangers again, and so are the banned where nothing else is said. */
function answerFor({ answers, banned }: Row, role: (typeof roles)[number]): number {
  const [nobody, stranger, member, moderator, owner] = answers;
  const all = { nobody, stranger, member, moderator, owner, former: stranger };
  return role === "banned" ? (banned ?? stranger) : all[role];
}

const cases = Object.entries(table).flatMap(([route, rows]) =>
  [rows].flat().flatMap((row) =>
    roles.map((role) => {
      const what = row.body ? `${route} ${JSON.stringify(row.body)}` : route;
      return [what, role, answerFor(row, role), route, row] as const;
    }),
  ),
);

function visitorOf(role: (typeof roles)[number]): Visitor {
  const { ada, bo, cleo, dipa } = world;
  const visitors = {
    nobody: new Visitor(sharedServer()),
    stranger: dipa.api,
    member: cleo.api,
    moderator: bo.api,
    owner: ada.api,
    former: former.api,
    banned: banned.api,
  };
  return visitors[role];
}

/** Asks, and sees that a refusal has changed nothing in the room. */
async function ask(
  visitor: Visitor,
  roomId: string,
  { method, url, body }: { method: string; url: string; body?: object | undefined },
): Promise<number> {
  const before = rowsOf(roomId);
  const init = body && { body: JSON.stringify(body) };
  const response = await visitor.fetch(url, { method, ...init });
  if (response.status >= 400) expect(rowsOf(roomId)).toEqual(before);
  return response.status;
}

/** Rooms that only refusals and reading have met, by whether they are full. */
const unchanged = new Map<boolean, World>();
async function unchangedRoom(full: boolean): Promise<World> {
  const made = unchanged.get(full) ?? (await freshRoom({ full }));
  unchanged.set(full, made);
  return made;
}

test.each(cases)("%s as %s: %i", async (_what, role, status, route, { path, body, full }) => {
  const [method = "", pattern = ""] = route.split(" ");
  const made = path ? await unchangedRoom(full ?? false) : null;
  const url = path && made ? path(made) : pattern;
  const answered = await ask(visitorOf(role), made?.roomId ?? "", { method, url, body });
  if (answered < 400 && method !== "GET") unchanged.clear();
  expect(answered).toBe(status);
});

describe("about somebody else than meant", () => {
  const randomId = "01980000-0000-7000-8000-000000000000";
  const aboutPeople: [route: string, body?: object][] = [
    ["PATCH members", { role: "moderator" }],
    ["DELETE members"],
    ["PUT bans"],
    ["DELETE bans"],
    ["POST waitlist", { raiseLimit: true }],
    ["DELETE waitlist"],
  ];
  /** Who is named, and what an owner gets for it; a number where it is not `not_found`. */
  const named: [who: string, id: () => string, but: Record<string, number>][] = [
    [
      "oneself",
      () => world.ada.id,
      { "PATCH members": 422, "DELETE members": 403, "PUT bans": 403 },
    ],
    ["a stranger", () => world.dipa.id, {}],
    ["a deleted account", () => deleted.id, {}],
    ["a random id", () => randomId, {}],
    ["no id", () => "a%20b", {}],
    ["an id that PostgreSQL cannot compare", () => "%00", {}],
  ];
  let made: World;
  let deleted: Person;
  beforeAll(async () => {
    made = await freshRoom({ full: true });
    deleted = (await people("emil")).emil;
    const wishes = { presentPassword: deleted.password, messages: "keep", when: "later" };
    await (await logIn(sharedServer(), deleted)).submit("/settings", wishes);
  });

  test.each(
    named.flatMap(([who, id, but]) =>
      aboutPeople.map(([route, body]) => [route, who, but[route] ?? 404, id, body] as const),
    ),
  )("%s, %s: %i", async (route, _who, status, id, body) => {
    const [method = "", part] = route.split(" ");
    const url = `${room(made)}/${part}/${id()}`;
    expect(await ask(world.ada.api, made.roomId, { method, url, body })).toBe(status);
  });

  test.each([
    ["a room of others", async () => (await freshRoom({ full: true })).roomId],
    [
      "a deleted room",
      async () => {
        const { roomId } = await freshRoom();
        await world.ada.api.call("DELETE", `/rooms/${roomId}`);
        return roomId;
      },
    ],
    ["a random id", async () => randomId],
    ["no id", async () => "a%20b"],
  ])("in %s nothing is found", async (_which, findId) => {
    const roomId = await findId();
    const asks: [string, string, object?][] = [
      ...aboutPeople.map(([route, body]): [string, string, object?] => [
        route.split(" ")[0] ?? "",
        `${route.split(" ")[1]}/${world.emil.id}`,
        body,
      ]),
      ["GET", "bans"],
      ["GET", "waitlist"],
      ["POST", "waitlist"],
      ["DELETE", "waitlist"],
      ["PUT", "own-name", { name: "Soup" }],
    ];
    for (const [method, part, body] of asks) {
      const url = `${v1}/rooms/${roomId}/${part}`;
      const status = await ask(world.dipa.api, roomId, { method, url, body });
      expect([method, part, status]).toEqual([method, part, 404]);
    }
  });
});
