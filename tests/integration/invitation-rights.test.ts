/**
 * Who may do what with links and codes, for every kind of id. What is allowed has its row in
 * routes-table.test.ts; here everything is refused, and leaves what is stored as it was.
 */
import { randomUUID } from "node:crypto";
import type { Failure } from "@/lib/contract/errors";
import type { InvitationView } from "@/lib/contract/views";
import { type Person, people } from "@/tests/support/people";
import { rowsOf } from "@/tests/support/room-rows";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { Visitor } from "@/tests/support/visitor";

type Place = { id: string; code: string };

const link = ({ id, code }: Place) => `/rooms/${id}/invitations/${code}`;
const list = ({ id }: Place) => `/rooms/${id}/invitations`;
const shortCode = ({ id }: Place) => `/rooms/${id}/short-code`;

/** Method, address, and who needs to be more than a member. */
const verbs: [string, (place: Place) => string, "members" | "moderators"][] = [
  ["GET", list, "members"],
  ["POST", list, "moderators"],
  ["DELETE", link, "moderators"],
  ["GET", (place) => `${link(place)}/qr`, "members"],
  ["GET", shortCode, "members"],
  ["POST", shortCode, "members"],
  ["DELETE", shortCode, "moderators"],
];

let world: Record<"ada" | "bo" | "cleo" | "dipa" | "emil", Person>;
/** Ada's, with Bo as moderator and Cleo as member; Emil has left it, Dipa never was there. */
let own: Place;
/** Dipa's. */
let foreign: Place;
let deleted: Place;

async function closedRoom(owner: Person): Promise<Place> {
  const { id } = await makeRoom(owner, { kind: "closed" });
  await owner.api.call("POST", `/rooms/${id}/short-code`);
  const { body } = await owner.api.call<{ invitations: InvitationView[] }>(
    "GET",
    `/rooms/${id}/invitations`,
  );
  return { id, code: body.invitations[0]?.code ?? "" };
}

beforeAll(async () => {
  world = await people("ada", "bo", "cleo", "dipa", "emil");
  const { ada, bo, cleo, dipa, emil } = world;
  own = await closedRoom(ada);
  for (const person of [bo, cleo, emil]) await person.api.call("POST", `/join/${own.code}`);
  await ada.api.call("PATCH", `/rooms/${own.id}/members/${bo.id}`, { role: "moderator" });
  await emil.api.call("POST", `/rooms/${own.id}/leave`);
  foreign = await closedRoom(dipa);
  deleted = await closedRoom(ada);
  await ada.api.call("DELETE", `/rooms/${deleted.id}`);
});

async function expectRefusal(who: Visitor, method: string, path: string, status: number) {
  const before = [rowsOf(own.id), rowsOf(foreign.id)];
  const { status: answered, body } = await who.call<{ error: Failure }>(method, path);
  expect([path, answered]).toEqual([path, status]);
  expect(body.error.message).toMatch(/^[A-Z].+\.$/);
  expect([rowsOf(own.id), rowsOf(foreign.id)]).toEqual(before);
}

describe.each(verbs)("%s %#", (method, pathOf, needed) => {
  test("is for nobody outside the room", async () => {
    const { dipa, emil } = world;
    await expectRefusal(new Visitor(sharedServer()), method, pathOf(own), 401);
    await expectRefusal(dipa.api, method, pathOf(own), 404);
    await expectRefusal(emil.api, method, pathOf(own), 404);
  });

  if (needed === "moderators") {
    test("is not for members", () => expectRefusal(world.cleo.api, method, pathOf(own), 403));
  }

  test("finds no room that is another's, deleted, made up or no id at all", async () => {
    const { ada, bo } = world;
    const ids = [foreign.id, deleted.id, randomUUID(), "%00", "a%20b", "x".repeat(65)];
    for (const id of ids) {
      await expectRefusal(ada.api, method, pathOf({ ...own, id }), 404);
      await expectRefusal(bo.api, method, pathOf({ ...foreign, id }), 404);
    }
  });
});

test.each([
  ["DELETE", link],
  ["GET", (place: Place) => `${link(place)}/qr`],
])("%s finds no link that is another room's, deleted or made up", async (method, pathOf) => {
  const codes = [foreign.code, deleted.code, randomUUID(), "%00", "a%20b", "x".repeat(65)];
  for (const code of codes) {
    await expectRefusal(world.ada.api, method, pathOf({ ...own, code }), 404);
  }
});

test.each(["GET", "POST"])("%s /join needs an account and a code that opens", async (method) => {
  await expectRefusal(new Visitor(sharedServer()), method, `/join/${own.code}`, 401);
  const { api } = world.emil;
  for (const code of [deleted.code, randomUUID(), own.id, "%00", "a%20b", "x".repeat(65), "%zz"]) {
    await expectRefusal(api, method, `/join/${code}`, 404);
  }
});
