/** The member limit holds, whoever comes at once. */
import type { Failure } from "@/lib/contract/errors";
import type { MemberView, MessagePage, RoomView } from "@/lib/contract/views";
import { crowdAt, type Person, people } from "@/tests/support/people";
import { rowsOf } from "@/tests/support/room-rows";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { together } from "@/tests/support/timing";

test("50 joins for 3 free places seat exactly 3", async () => {
  const { ada } = await people("ada");
  const room = await makeRoom(ada, { memberLimit: 4 });
  const names = Array.from({ length: 50 }, () => ({ firstName: "Guest", lastName: "Guest" }));
  const guests = await crowdAt(sharedServer(), names);

  const answers = await together(50, (index) =>
    (guests[index] as Person).api.call<{ error?: object }>("POST", `/rooms/${room.id}/join`),
  );

  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused).toHaveLength(47);
  for (const { status, body } of refused) {
    expect(status).toBe(409);
    expect(body.error).toMatchObject({ code: "room_full", waitlist: true });
  }
  const members = await ada.api.call<{ members: MemberView[] }>("GET", `/rooms/${room.id}/members`);
  expect(members.body.members).toHaveLength(4);
  const after = await ada.api.call<RoomView>("GET", `/rooms/${room.id}`);
  expect(after.body).toMatchObject({ memberCount: 4, lastSeq: 4, rev: 4 });
  const page = await ada.api.call<MessagePage>("GET", `/rooms/${room.id}/messages`);
  expect(page.body.messages.map(({ seq, system }) => [seq, system?.verb])).toEqual([
    [1, "created"],
    [2, "joined"],
    [3, "joined"],
    [4, "joined"],
  ]);
});

test("joining 20 times at once takes one seat and says so once", async () => {
  const { ada, bo } = await people("ada", "bo");
  const room = await makeRoom(ada);

  const answers = await together(20, () => bo.api.call("POST", `/rooms/${room.id}/join`));

  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  const after = await ada.api.call<RoomView>("GET", `/rooms/${room.id}`);
  expect(after.body).toMatchObject({ memberCount: 2, lastSeq: 2 });
});

test("an owner who leaves hands on to the longest-standing moderator; an empty room is gone", async () => {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const room = await makeRoom(ada, {}, [bo, cleo]);
  await ada.api.call("PATCH", `/rooms/${room.id}/members/${cleo.id}`, { role: "moderator" });

  await ada.api.call("POST", `/rooms/${room.id}/leave`);

  const members = await bo.api.call<{ members: MemberView[] }>("GET", `/rooms/${room.id}/members`);
  expect(members.body.members.map(({ user, role }) => [user.id, role])).toEqual([
    [cleo.id, "owner"],
    [bo.id, "member"],
  ]);
  await bo.api.call("POST", `/rooms/${room.id}/leave`);
  await cleo.api.call("POST", `/rooms/${room.id}/leave`);
  const gone = await cleo.api.call("GET", `/rooms/${room.id}`);
  expect(gone.status).toBe(404);
});

test("the limit is never under the number of members, and the error says it", async () => {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const room = await makeRoom(ada, { memberLimit: 5 }, [bo, cleo]);
  const before = rowsOf(room.id);
  const path = `/rooms/${room.id}`;
  const refused = await ada.api.call<{ error: Failure }>("PATCH", path, { memberLimit: 2 });
  expect(refused.status).toBe(422);
  expect(refused.body.error).toMatchObject({
    code: "invalid",
    fields: { memberLimit: ["There are 3 members; the limit cannot be lower."] },
  });
  expect(rowsOf(room.id)).toEqual(before);
  expect((await ada.api.call("PATCH", path, { memberLimit: 3 })).status).toBe(200);
});
