/** Who may do what through REST: every route, as everybody. A route without a row here is an error. */
import { api } from "@/lib/api/api";
import type { InvitationView, MessageView } from "@/lib/contract/views";
import { type Person, people } from "@/tests/support/people";
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
};

const text = { clientId: "table", body: "hi" };
const anyone: Row["answers"] = [200, 200, 200, 200, 200];
const signedIn: Row["answers"] = [401, 200, 200, 200, 200];
const members: Row["answers"] = [401, 404, 200, 200, 200];
const moderators = (status: number): Row["answers"] => [401, 404, 403, status, status];
const owners = (status: number): Row["answers"] => [401, 404, 403, 403, status];

const room = ({ roomId }: World) => `/api/v1/rooms/${roomId}`;
const target = (world: World) => `${room(world)}/members/${world.targetId}`;
const v1 = "/api/v1";

const table: Record<string, Row | Row[]> = {
  "GET /healthz": { answers: anyone },
  "GET /readyz": { answers: anyone },
  [`GET ${v1}/openapi.json`]: { answers: anyone },
  [`GET ${v1}/me`]: { answers: signedIn },
  [`GET ${v1}/me/data`]: { answers: signedIn },
  [`GET ${v1}/rooms`]: { answers: signedIn },
  [`POST ${v1}/rooms`]: {
    body: { name: "Another", kind: "open" },
    answers: [401, 201, 201, 201, 201],
  },
  [`GET ${v1}/open-rooms`]: { answers: signedIn },
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
  [`POST ${v1}/join/:code`]: { path: ({ code }) => `${v1}/join/${code}`, answers: signedIn },
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
  [`PUT ${v1}/rooms/:id/read`]: {
    path: (world) => `${room(world)}/read`,
    body: { seq: 1 },
    answers: members,
  },
  [`GET ${v1}/messages/:id`]: {
    path: ({ messageId }) => `${v1}/messages/${messageId}`,
    answers: members,
  },
  [`DELETE ${v1}/messages/:id`]: {
    path: ({ messageId }) => `${v1}/messages/${messageId}`,
    answers: moderators(200),
  },
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

const roles = ["nobody", "stranger", "member", "moderator", "owner"] as const;
let world: Record<"ada" | "bo" | "cleo" | "dipa" | "emil", Person>;
beforeAll(async () => {
  world = await people("ada", "bo", "cleo", "dipa", "emil");
});

/** A closed room: Ada owns it, Bo moderates, Cleo and Emil are members, Dipa is a stranger. */
async function freshRoom(): Promise<World> {
  const { ada, bo, cleo, emil } = world;
  const { id } = await makeRoom(ada, { kind: "open" }, [bo, cleo, emil]);
  await ada.api.call("PATCH", `/rooms/${id}/members/${bo.id}`, { role: "moderator" });
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

const cases = Object.entries(table).flatMap(([route, rows]) =>
  [rows].flat().flatMap((row) =>
    roles.map((role, index) => {
      const what = row.body ? `${route} ${JSON.stringify(row.body)}` : route;
      return [what, role, row.answers[index] as number, route, row] as const;
    }),
  ),
);

test.each(cases)("%s as %s: %i", async (_what, role, status, route, { path, body }) => {
  const { ada, bo, cleo, dipa } = world;
  const visitors = {
    nobody: new Visitor(sharedServer()),
    stranger: dipa.api,
    member: cleo.api,
    moderator: bo.api,
    owner: ada.api,
  };
  const [method, pattern = ""] = route.split(" ");
  const url = path ? path(await freshRoom()) : pattern;
  const init = body && { body: JSON.stringify(body) };
  const response = await visitors[role].fetch(url, { method, ...init });
  expect(response.status).toBe(status);
});
