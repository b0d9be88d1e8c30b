/**
 * Who may do what through REST: every route, as everybody, with ids of all kinds. A route without a
 * row in tests/support/access is an error; so is a refusal that changes anything in the database.
 */
import { api } from "@/lib/api/api";
import { type Actor, actors, type Cast, makeCast } from "@/tests/support/access/actors";
import { addPicture, addPreview } from "@/tests/support/access/add-images";
import { changedTables, DatabaseWatch } from "@/tests/support/access/database-rows";
import { memberRoutes } from "@/tests/support/access/member-routes";
import { messageRoutes } from "@/tests/support/access/message-routes";
import { ownRoutes } from "@/tests/support/access/own-routes";
import { roomRoutes } from "@/tests/support/access/room-routes";
import { makeWorld, type World } from "@/tests/support/access/room-world";
import type { RouteRow } from "@/tests/support/access/route-row";
import { makeStrange, strangeIds } from "@/tests/support/access/strange-ids";
import { startServer, type TestServer } from "@/tests/support/server";

const table = { ...ownRoutes, ...roomRoutes, ...memberRoutes, ...messageRoutes };

let server: TestServer;
let database: DatabaseWatch;
let cast: Cast;
let strange: Awaited<ReturnType<typeof makeStrange>>;
beforeAll(async () => {
  server = await startServer();
  database = new DatabaseWatch(server);
  cast = await makeCast(server, 1);
  strange = await makeStrange(cast);
  addPreview(server, strange.foreign.messageId);
  for (const { id } of [cast.people.target, cast.people.gone]) addPicture(server, id);
}, 120_000);
afterAll(() => {
  database.close();
  return server.stop();
});

test("every route has its row, and no row is left over", () => {
  const routes = api.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(Object.keys(table).sort()).toEqual([...new Set(routes)].sort());
});

const rows = Object.entries(table).flatMap(([route, found]) =>
  [found].flat().map((row, n) => [n === 0 ? route : `${route} (${n + 1})`, row] as const),
);

test.each(rows)("%s", async (route, row) => {
  const asker = actors.findLast((actor) => row.who[actor] < 300) ?? "anonymous";
  for (const name of row.ids ?? []) {
    for (const [what, id] of strangeIds(name, strange, false)) {
      const { status } = await ask(asker, route, row, {
        ...(await worldOf(route, row)),
        [name]: id,
      });
      const special = what === "malformed" ? row.malformed : undefined;
      expect([name, what, status]).toEqual([name, what, special ?? row.strange ?? 404]);
    }
  }
  const met: Partial<Record<Actor, number>> = {};
  // Whom the row refuses asks first, so that they all meet the same world.
  for (const actor of actors.toSorted((a, b) => row.who[b] - row.who[a])) {
    const { status, isDone } = await ask(actor, route, row, await worldOf(route, row));
    met[actor] = status;
    if (isDone && row.path) untouched.delete(keyOf(route, row));
  }
  expect(met).toEqual(row.who);
});

/** Worlds that only refusals and reading have met, by their kind and what was prepared in them. */
const untouched = new Map<string, World>();
const keyOf = (route: string, { room = "closed", prepare }: RouteRow) =>
  prepare ? `${room}, for ${route}` : room;

async function worldOf(route: string, row: RouteRow): Promise<World> {
  const found = untouched.get(keyOf(route, row));
  if (found) return found;
  const world = await makeWorld(cast, row.room);
  await row.prepare?.(cast, world);
  untouched.set(keyOf(route, row), world);
  return world;
}

/** What it comes to; a refusal has changed nothing, anywhere. */
async function ask(actor: Actor, route: string, row: RouteRow, world: World) {
  const [method = "", pattern = ""] = route.split(" ");
  const body = row.body && JSON.stringify(row.body(world));
  const before = await database.rows();
  const path = row.path?.(world, cast) ?? pattern;
  const { status } = await cast.visitors[actor].fetch(path, { method, ...(body && { body }) });
  const changed = changedTables(before, await database.rows());
  if (status >= 400) expect([actor, path, changed]).toEqual([actor, path, []]);
  return { status, isDone: changed.length > 0 };
}
