/** Thirty people with one link for one: one gets in. */
import type { InvitationView, MemberView, RoomView } from "@/lib/contract/views";
import { crowdAt, type Person, people } from "@/tests/support/people";
import { sharedServer } from "@/tests/support/shared-server";
import { together } from "@/tests/support/timing";
import type { Visitor } from "@/tests/support/visitor";

let host: Visitor;
let guests: Person[];
beforeAll(async () => {
  host = (await people("ada")).ada.api;
  const names = Array.from({ length: 30 }, (_, n) => ({
    firstName: `Guest${n}`,
    lastName: "Guest",
  }));
  guests = await crowdAt(sharedServer(), names);
});

const come = (index: number, { code }: InvitationView) =>
  (guests[index] as Person).api.call<{ error: object }>("POST", `/join/${code}`);

test("thirty uses of a one-use link at once seat one", async () => {
  const wishes = { name: "Kitchen", kind: "closed", memberLimit: 100 };
  const { body: room } = await host.call<RoomView>("POST", "/rooms", wishes);
  const path = `/rooms/${room.id}/invitations`;
  const { body: link } = await host.call<InvitationView>("POST", path, { uses: 1 });

  const answers = await together(30, (index) => come(index, link));

  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.map(({ status }) => status)).toEqual(Array(29).fill(404));
  expect(refused[0]?.body.error).toMatchObject({ code: "not_found" });
  const members = await host.call<{ members: MemberView[] }>("GET", `/rooms/${room.id}/members`);
  expect(members.body.members).toHaveLength(2);
  const { body: after } = await host.call<RoomView>("GET", `/rooms/${room.id}`);
  expect(after).toMatchObject({ memberCount: 2, lastSeq: 2, rev: 2 });
});

test("a link for ten is counted to ten, its last uses racing with its end", async () => {
  const wishes = { name: "Cellar", kind: "closed", memberLimit: 100 };
  const { body: room } = await host.call<RoomView>("POST", "/rooms", wishes);
  const path = `/rooms/${room.id}/invitations`;
  const { body: link } = await host.call<InvitationView>("POST", path, { uses: 10 });
  for (let index = 0; index < 5; index++) await come(index, link);
  const listed = await host.call<{ invitations: InvitationView[] }>("GET", path);
  expect(listed.body.invitations.at(-1)).toMatchObject({ uses: 5, usesLeft: 5 });

  const answers = await together(21, (index) =>
    index === 10
      ? host.call<{ error: object }>("DELETE", `${path}/${link.code}`)
      : come(index + 5, link),
  );

  expect(answers[10]?.status).toBe(204);
  const joined = answers.filter(({ status }) => status === 200).length;
  expect(joined).toBeLessThanOrEqual(5);
  const { body: after } = await host.call<RoomView>("GET", `/rooms/${room.id}`);
  expect(after.memberCount).toBe(1 + 5 + joined);
});
