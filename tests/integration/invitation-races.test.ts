/** Thirty people with one link for one: one gets in, on both databases. */
import type { InvitationView, MemberView, RoomView } from "@/lib/contract/views";
import { crowdAt, people, signUp } from "@/tests/support/people";
import { startPostgres } from "@/tests/support/postgres";
import { startServer } from "@/tests/support/server";
import { sharedServer } from "@/tests/support/shared-server";
import { together } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

const name = (index: number) => ({ firstName: `Guest${index}`, lastName: "Guest" });

type Party = { host: Visitor; guests: Visitor[]; end(): Promise<void> };

async function onSqlite(): Promise<Party> {
  const { ada } = await people("ada");
  const guests = await crowdAt(
    sharedServer(),
    Array.from({ length: 30 }, (_, index) => name(index)),
  );
  return { host: ada.api, guests: guests.map(({ api }) => api), end: async () => {} };
}

async function onPostgres(): Promise<Party> {
  const postgres = await startPostgres();
  const server = await startServer({ env: { DATABASE_URL: postgres.url } });
  const host = new Visitor(server);
  const secret = { password: "a quiet evening", repeatPassword: "a quiet evening" };
  const ada = { email: "ada@example.org", firstName: "Ada", lastName: "Lovelace", ...secret };
  await host.submit("/signup", { hearthName: "Elephant", ...ada });
  const guests = [];
  for (let index = 0; index < 30; index++) {
    guests.push((await signUp(server, name(index))).visitor);
  }
  const end = async () => {
    await server.stop();
    await postgres.stop();
  };
  return { host, guests, end };
}

describe.each([
  ["SQLite", onSqlite],
  ["PostgreSQL", onPostgres],
])("on %s", (_database, begin) => {
  let party: Party;
  beforeAll(async () => {
    party = await begin();
  });
  afterAll(() => party.end());

  test("thirty uses of a one-use link at once seat one", async () => {
    const { host, guests } = party;
    const wishes = { name: "Kitchen", kind: "closed", memberLimit: 100 };
    const { body: room } = await host.call<RoomView>("POST", "/rooms", wishes);
    const path = `/rooms/${room.id}/invitations`;
    const { body: link } = await host.call<InvitationView>("POST", path, { uses: 1 });

    const answers = await together(30, (index) =>
      (guests[index] as Visitor).call<{ error: object }>("POST", `/join/${link.code}`),
    );

    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ status }) => status)).toEqual(Array(29).fill(404));
    expect(refused[0]?.body.error).toMatchObject({ code: "not_found" });
    const members = await host.call<{ members: MemberView[] }>("GET", `/rooms/${room.id}/members`);
    expect(members.body.members).toHaveLength(2);
    const { body: after } = await host.call<RoomView>("GET", `/rooms/${room.id}`);
    expect(after).toMatchObject({ memberCount: 2, lastSeq: 2, rev: 2 });
  });

  test("a link for ten is counted to ten, its last uses racing with its end", async () => {
    const { host, guests } = party;
    const wishes = { name: "Cellar", kind: "closed", memberLimit: 100 };
    const { body: room } = await host.call<RoomView>("POST", "/rooms", wishes);
    const path = `/rooms/${room.id}/invitations`;
    const { body: link } = await host.call<InvitationView>("POST", path, { uses: 10 });
    const come = (index: number) => (guests[index] as Visitor).call("POST", `/join/${link.code}`);
    for (let index = 0; index < 5; index++) await come(index);
    const listed = await host.call<{ invitations: InvitationView[] }>("GET", path);
    expect(listed.body.invitations.at(-1)).toMatchObject({ uses: 5, usesLeft: 5 });

    const answers = await together(21, (index) =>
      index === 10 ? host.call("DELETE", `${path}/${link.code}`) : come(index + 5),
    );

    expect(answers[10]?.status).toBe(204);
    const joined = answers.filter(({ status }) => status === 200).length;
    expect(joined).toBeLessThanOrEqual(5);
    const { body: after } = await host.call<RoomView>("GET", `/rooms/${room.id}`);
    expect(after.memberCount).toBe(1 + 5 + joined);
  });
});
