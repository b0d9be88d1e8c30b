/**
 * Who may do what through pages, forms and sockets: every page, every server action, every event, as
 * everybody. One without a row in tests/support/access is an error; so is a refusal that changes
 * anything. The REST routes have routes-table.test.ts.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { errorMessage, type Result } from "@/lib/contract/errors";
import type { ActionAnswer, ActionRow } from "@/tests/support/access/action-row";
import { type Actor, actors, type Cast, makeCast } from "@/tests/support/access/actors";
import { adminActions } from "@/tests/support/access/admin-actions";
import { changedTables, DatabaseWatch } from "@/tests/support/access/database-rows";
import { doorActions } from "@/tests/support/access/door-actions";
import { type EventRow, eventTable } from "@/tests/support/access/event-table";
import { ownActions } from "@/tests/support/access/own-actions";
import { type PageAnswer, type PageRow, pageTable } from "@/tests/support/access/page-table";
import { roomActions } from "@/tests/support/access/room-actions";
import { makeWorld, type World } from "@/tests/support/access/room-world";
import { listActions, postForm } from "@/tests/support/access/server-actions";
import { makeStrange, malformed, random, strangeIds } from "@/tests/support/access/strange-ids";
import { change } from "@/tests/support/database";
import { startServer, type TestServer } from "@/tests/support/server";
import { ask, closeSockets, openSocket } from "@/tests/support/sockets";
import { Visitor } from "@/tests/support/visitor";

let server: TestServer;
let database: DatabaseWatch;
let cast: Cast;
let world: World;
let strange: Awaited<ReturnType<typeof makeStrange>>;
beforeAll(async () => {
  server = await startServer();
  database = new DatabaseWatch(server);
  cast = await makeCast(server, 40);
  world = await makeWorld(cast);
  strange = await makeStrange(cast);
}, 120_000);
afterAll(() => {
  database.close();
  return server.stop();
});
afterEach(closeSockets);

test("every page, action and event has its row, and no row is left over", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  const pages = files.filter((file) => basename(file) === "page.tsx").map((file) => `app/${file}`);
  expect(Object.keys(pageTable).sort()).toEqual(pages.sort());
  const rows = { ...doorActions, ...ownActions, ...roomActions, ...adminActions };
  expect(Object.keys(rows).sort()).toEqual([...listActions().keys()].sort());
  const [, events = ""] =
    /interface ClientEvents \{(.*?)\n\}/s.exec(readFileSync("lib/contract/events.ts", "utf8")) ??
    [];
  const names = Array.from(events.matchAll(/^ {2}"?([\w:]+)"?: \(/gm), ([, name]) => name);
  expect(Object.keys(eventTable).sort()).toEqual(names.sort());
});

/** As somebody, with cookies of its own: what a form sets is not kept. */
function as(actor: Actor): Visitor {
  const copy = new Visitor(server);
  const cookies = cast.visitors[actor].cookies.entries();
  copy.cookies.keep(cookies.map(([name, value]) => `${name}=${value}`));
  return copy;
}

/** What each comes to; whom the row refuses asks first, so that they all meet the same world. */
async function forEachActor<T>(who: Record<Actor, T>, answer: (actor: Actor) => Promise<T>) {
  const met: Partial<Record<Actor, T>> = {};
  const asking = actors.toSorted((a, b) => Number(who[a] === "done") - Number(who[b] === "done"));
  for (const actor of asking) met[actor] = await answer(actor);
  return met;
}

/** Who gets something done, and is asked about strange ids. */
const ableTo = (who: Record<Actor, string>, able: string): Actor =>
  actors.findLast((actor) => who[actor] === able) ?? "anonymous";

describe("pages", () => {
  test.each(Object.entries(pageTable))("%s", async (_file, row: PageRow) => {
    const before = await database.rows();
    expect(await forEachActor(row.who, (actor) => open(actor, row.path(world)))).toEqual(row.who);
    const asker = ableTo(row.who, "page");
    for (const name of row.ids ?? []) {
      for (const [what, id] of strangeIds(name, strange, asker === "admin")) {
        const answer = await open(asker, row.path({ ...world, [name]: id }));
        expect([name, what, answer]).toEqual([name, what, "missing"]);
      }
    }
    expect(changedTables(before, await database.rows())).toEqual([]);
  });

  async function open(actor: Actor, path: string): Promise<PageAnswer> {
    const { status, headers } = await as(actor).fetch(path);
    if (status === 200) return "page";
    if (status === 404) return "missing";
    const to = headers.get("location");
    if (!to) throw new Error(`${path} answered ${status}`);
    return /\/login(\?|$)/.test(to) ? "door" : "on";
  }
});

describe("actions", () => {
  const rows = Object.entries({ ...roomActions, ...adminActions }).flatMap(([name, found]) =>
    [found].flat().map((row) => [name, JSON.stringify(Object.keys(row)), row] as const),
  );

  test.each(rows)("%s", async (name, _keys, row: ActionRow) => {
    const made = await prepare(row);
    const asker = ableTo(row.who, "done");
    for (const id of row.ids ?? []) {
      for (const [what, value] of strangeIds(id, strange, asker === "admin")) {
        const fields = made.fields({ [id]: value });
        const answer = await send(name, as(asker), row.path(made.world), fields);
        expect([id, what, answer]).toEqual([id, what, "refused"]);
      }
    }
    for (const [what, value] of await strangeNames(row, made.world)) {
      const fields = { ...made.fields(), ...value };
      const answer = await send(name, as(asker), row.path(made.world), fields);
      expect([what, answer]).toEqual([what, "refused"]);
    }
    let stage: typeof made | null = made;
    const answers = await forEachActor(row.who, async (actor) => {
      stage ??= await prepare(row);
      const answer = await send(name, as(actor), row.path(stage.world), stage.fields());
      if (answer === "done") stage = null;
      return answer;
    });
    expect(answers).toEqual(row.who);
  });

  test.each(Object.entries(doorActions))("%s", async (name, { path, fields, who }) => {
    const answers = await forEachActor(who, (actor) => send(name, as(actor), path, fields(cast)));
    expect(answers).toEqual(who);
  });

  test.each(Object.entries(ownActions))("%s", async (name, { begin, naming }) => {
    const { visitor, fields } = await begin(cast);
    const others: Actor[] = ["anonymous", "deactivated", ...(naming ? (["admin"] as const) : [])];
    for (const actor of others) {
      const answer = await send(name, as(actor), "/settings", fields);
      expect([actor, answer]).toEqual([actor, "refused"]);
    }
    const own = () => send(name, visitor, "/settings", fields);
    if (!naming) {
      expect(await own()).toBe("done");
      return;
    }
    for (const id of [random, malformed]) {
      const strange = { ...fields, [naming.field]: id };
      expect([id, await send(name, visitor, "/settings", strange)]).toEqual([id, "refused"]);
    }
    expect(await own()).toBe("done");
    change(server, naming.end, fields[naming.field]);
    expect(await own()).toBe("refused");
  });

  async function prepare(row: ActionRow) {
    const made = await makeWorld(cast, row.room);
    const more = await row.prepare?.(cast, made);
    const fields = (strange = {}) => ({ ...row.fields({ ...made, ...strange }), ...more });
    return { world: made, fields };
  }

  /** Strange ids for what the world does not hold: of another kind, gone, never given, no id. */
  async function strangeNames({ named }: ActionRow, made: World) {
    if (!named) return [];
    const deleted = await named.deleted(cast, made);
    const ids = { foreign: made.roomId, deleted, random, malformed };
    return Object.entries(ids).map(([what, id]) => [what, { [named.field]: id }] as const);
  }

  async function send(
    name: string,
    visitor: Visitor,
    path: string,
    fields: Record<string, string | File>,
  ): Promise<ActionAnswer> {
    const id = listActions().get(name) ?? "";
    const before = await database.rows();
    const answer = await postForm(visitor, path, id, fields);
    const { status, headers } = answer;
    const isBroken = status >= 500 || (await answer.text()).includes(errorMessage.internal);
    if (isBroken) throw new Error(`${name} broke on ${JSON.stringify(fields)}`);
    if (changedTables(before, await database.rows()).length > 0) return "done";
    const to = headers.get("location");
    return to && !/\/login(\?|$)/.test(to) ? "let in" : "refused";
  }
});

describe("events", () => {
  test.each(Object.entries(eventTable))("%s", async (event, row: EventRow) => {
    const tell = async (actor: Actor, about: World) => {
      const before = await database.rows();
      const answer = await send(actor, event, row.frame(about));
      if (answer !== "done") expect(changedTables(before, await database.rows())).toEqual([]);
      return answer;
    };
    const asker = ableTo(row.who, "done");
    for (const name of row.ids ?? []) {
      for (const [what, id] of strangeIds(name, strange, false)) {
        const answer = await tell(asker, { ...world, [name]: id });
        expect([name, what, answer]).toEqual([name, what, expect.stringMatching(/not_found|inva/)]);
      }
    }
    expect(await forEachActor(row.who, (actor) => tell(actor, world))).toEqual(row.who);
  });

  async function send(actor: Actor, event: string, frame: object) {
    const cookie = cast.visitors[actor].cookies.header();
    const opening = openSocket(server, { cookie });
    const socket = await opening.catch((error: { data?: { code: string } }) => error.data?.code);
    if (!socket || typeof socket === "string") return socket ?? "no answer";
    const answer: Result<object> = await ask(socket, event, frame);
    if (!answer.ok) return answer.error.code;
    const leavesOut = event === "sync" && Object.keys(answer.data).length === 0;
    return leavesOut ? "not_found" : "done";
  }
});
