/** The last seat, the line behind it and a limit that moves: whoever comes at once. */
import type { RoomView } from "@/lib/contract/views";
import { crowdAt, type Person } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { together } from "@/tests/support/timing";
import { lineOf, membersOf, queueFor } from "@/tests/support/waitlist";

const crowdSize = 30;

let owner: Person;
let crowd: Person[];

beforeAll(async () => {
  const names = Array.from({ length: crowdSize + 1 }, () => ({
    firstName: "Guest",
    lastName: "Guest",
  }));
  const [first, ...others] = await crowdAt(sharedServer(), names);
  owner = first as Person;
  crowd = others;
});

/** What must hold whenever nobody is under way. */
async function expectSound(room: RoomView) {
  const { body } = await owner.api.call<RoomView>("GET", `/rooms/${room.id}`);
  const [members, line] = [await membersOf(owner, room.id), await lineOf(owner, room.id)];
  expect(body.memberCount).toBe(members.length);
  expect(body.memberCount).toBeLessThanOrEqual(body.memberLimit);
  expect(body.waiting).toBe(line.length);
  // Nobody waits beside a free seat, or for a seat they have.
  if (line.length > 0) expect(body.memberCount).toBe(body.memberLimit);
  expect(line.filter((id) => members.includes(id))).toEqual([]);
  expect(body.lastSeq).toBe(body.rev);
  return { members, line };
}

test(`the last seat: ${crowdSize} queue at once, one sits, the others stand in one line`, async () => {
  const room = await makeRoom(owner, { memberLimit: 2 });
  const answers = await together(crowdSize, (i) => queueFor(crowd[i] as Person, room));
  expect(answers.map(({ status }) => status)).toEqual(Array(crowdSize).fill(200));
  const { members, line } = await expectSound(room);
  expect([members.length, line.length]).toEqual([2, crowdSize - 1]);
});

test("joins against the line: a freed seat goes to the first in it, never past it", async () => {
  const room = await makeRoom(owner, { memberLimit: 2 }, [crowd[0] as Person]);
  const [sitter, first, second, ...rivals] = crowd as [Person, Person, Person, ...Person[]];
  await queueFor(first, room);
  await queueFor(second, room);
  const answers = await together(rivals.length + 1, (i) =>
    i === 0
      ? sitter.api.call("POST", `/rooms/${room.id}/leave`)
      : (rivals[i - 1] as Person).api.call("POST", `/rooms/${room.id}/join`),
  );
  expect(answers.map(({ status }) => status)).toEqual([204, ...Array(rivals.length).fill(409)]);
  const { members, line } = await expectSound(room);
  expect([members, line]).toEqual([[owner.id, first.id], [second.id]]);
});

test("seats freed at once let exactly as many in, and all leave the line in order", async () => {
  const sitters = crowd.slice(0, 10);
  const waiters = crowd.slice(10, 25);
  const room = await makeRoom(owner, { memberLimit: 11 }, sitters);
  for (const person of waiters) await queueFor(person, room);
  await together(sitters.length, (i) =>
    (sitters[i] as Person).api.call("POST", `/rooms/${room.id}/leave`),
  );
  const { members, line } = await expectSound(room);
  const ids = waiters.map(({ id }) => id);
  expect(new Set(members)).toEqual(new Set([owner.id, ...ids.slice(0, 10)]));
  expect(line).toEqual(ids.slice(10));
});

test("a limit lowered and raised while people join and queue stays at or above the seats taken", async () => {
  const room = await makeRoom(owner, { memberLimit: 12 });
  const limits = [2, 6, 3, 9, 4];
  const answers = await together<{ status: number }>(crowdSize + limits.length, (i) => {
    const limit = limits[i - crowdSize];
    if (limit !== undefined) {
      return owner.api.call("PATCH", `/rooms/${room.id}`, { memberLimit: limit });
    }
    const person = crowd[i] as Person;
    return i % 2 ? queueFor(person, room) : person.api.call("POST", `/rooms/${room.id}/join`);
  });
  for (const { status } of answers) expect([200, 409, 422]).toContain(status);
  await expectSound(room);
});
