/** The first account of an installation is its site admin: exactly one, however many try at once. */
import type { MeView } from "@/lib/contract/views";
import { hearthCommand } from "@/tests/support/command";
import { startServer, type TestServer } from "@/tests/support/server";
import { together } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

let server: TestServer;

beforeEach(async () => {
  server = await startServer();
});

afterEach(() => server.stop());

const formOf = (index: number) => ({
  email: `guest-${index}@example.org`,
  firstName: "Guest",
  lastName: `Number ${index}`,
  password: "a quiet evening",
  repeatPassword: "a quiet evening",
});

const me = (visitor: Visitor) => visitor.call<MeView>("GET", "/me");

test("50 parallel first sign-ups make exactly one admin", async () => {
  const visitors = Array.from({ length: 50 }, () => new Visitor(server));

  await together(50, async (index) => {
    const fields = { hearthName: "Class 7b", ...formOf(index) };
    return visitors[index]?.submit("/signup", fields).catch(() => null);
  });

  const profiles = await Promise.all(visitors.map(me));
  const admins = profiles.filter(({ body }) => body.isAdmin);
  expect(admins).toHaveLength(1);
  const rooms = await visitors[profiles.findIndex(({ body }) => body.isAdmin)]?.call<{
    rooms: { name: string; memberLimit: number; role: string }[];
  }>("GET", "/rooms");
  expect(rooms?.body.rooms).toMatchObject([
    { name: "Living room", memberLimit: 10, role: "owner" },
  ]);
});

test("an account made by the operator counts as the first", async () => {
  const { email, firstName, lastName, password } = formOf(0);
  const made = await hearthCommand(
    server.dataDir,
    ...["users:create", "--email", email, "--first", firstName, "--last", lastName],
    ...["--password", password, "--json"],
  );
  expect(made.code).toBe(0);

  const operatorMade = new Visitor(server);
  await operatorMade.submit("/login", { email, password });
  expect((await me(operatorMade)).body).toMatchObject({ email, isAdmin: true });
  const second = new Visitor(server);
  await second.submit("/signup", formOf(1));
  expect((await me(second)).body).toMatchObject({ isAdmin: false });
});
