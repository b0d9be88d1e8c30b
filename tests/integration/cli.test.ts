/** The operator's commands, beside a running server. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MemberView, MeView } from "@/lib/contract/views";
import { hearthCommand } from "@/tests/support/command";
import { people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, openSocket } from "@/tests/support/sockets";
import { Visitor } from "@/tests/support/visitor";

const run = (...args: string[]) => hearthCommand(sharedServer().dataDir, ...args);
const unique = () => Math.random().toString(36).slice(2, 10);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hearth-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(closeSockets);

const newUser = (email: string, ...more: string[]) =>
  run(
    ...["users:create", "--email", email, "--first", "Ida", "--last", "Berg"],
    ...["--password", "a quiet evening", ...more],
  );

test("an account is made, and its token opens both REST and sockets", async () => {
  const email = `ida-${unique()}@example.org`;
  const made = await newUser(email, "--admin", "--verified", "--json");
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(made.stdout)).toEqual({ id: expect.any(String), email });

  const created = await run("tokens:create", "--email", email, "--name", "script", "--json");
  const { token }: { token: string } = JSON.parse(created.stdout);
  const me = await new Visitor(sharedServer(), token).call<MeView>("GET", "/me");
  expect(me.body).toMatchObject({ email, isAdmin: true, emailVerified: true, name: "Ida Berg" });
  expect((await openSocket(sharedServer(), { token })).connected).toBe(true);

  const plain = await run("tokens:create", "--email", email, "--name", "script");
  expect(plain.stdout).toMatch(/^hearth_[\w-]{22,}\n$/);
});

test("a room is made for its owner", async () => {
  const { ada } = await people("ada");
  const made = await run(
    ...["rooms:create", "--name", "Workshop", "--kind", "closed", "--limit", "7"],
    ...["--owner", ada.email, "--json"],
  );
  const { id, name }: { id: string; name: string } = JSON.parse(made.stdout);
  expect(name).toBe("Workshop");
  expect((await ada.api.call("GET", `/rooms/${id}`)).body).toMatchObject({
    kind: "closed",
    memberLimit: 7,
    role: "owner",
  });
});

test("an import seats accounts in rooms, names the lines that fail, and writes tokens down", async () => {
  const { ada } = await people("ada");
  const room = await makeRoom(ada, { name: `Class ${unique()}` });
  const [first, second] = [`a-${unique()}@example.org`, `b-${unique()}@example.org`];
  const csv = [
    "email,firstName,lastName,password",
    `${first},Ana,"O'Hara, Jr",a quiet evening`,
    "not an address,Ben,Day,a quiet evening",
    `${second},Kai,Orr,short`,
    `${second},Kai,Orr,a quiet evening`,
  ];
  const [input, output] = [join(folder, "in.csv"), join(folder, "out.csv")];
  writeFileSync(input, `\ufeff${csv.join("\r\n")}\r\n`);
  const done = await run(
    ...["users:import", input, "--rooms", room.name, "--tokens", output, "--json"],
  );

  expect(done.code).toBe(1);
  expect(done.stderr).toMatch(/^Line 3: .+\nLine 4: .+\n$/);
  const { created, failed } = JSON.parse(done.stdout);
  expect(created.map(({ email }: { email: string }) => email)).toEqual([first, second]);
  expect(failed.map(({ line }: { line: number }) => line)).toEqual([3, 4]);
  expect(done.stdout).not.toContain("hearth_");

  const [header, ...rows] = readFileSync(output, "utf8").trim().split("\n");
  expect(header).toBe("email,userId,token");
  expect(statSync(output).mode & 0o777).toBe(0o600);
  const [, userId, token] = rows[0]?.split(",") ?? [];
  const me = await new Visitor(sharedServer(), token).call<MeView>("GET", "/me");
  expect(me.body).toMatchObject({ id: userId, email: first, name: "Ana O'Hara, Jr" });
  const path = `/rooms/${room.id}/members`;
  const { body } = await ada.api.call<{ members: MemberView[] }>("GET", path);
  expect(body.members).toHaveLength(3);
});

test("a room name that fits several rooms stops an import before it begins", async () => {
  const { ada } = await people("ada");
  const name = `Twins ${unique()}`;
  for (let i = 0; i < 2; i++) await makeRoom(ada, { name });
  const email = `c-${unique()}@example.org`;
  const input = join(folder, "twins.csv");
  writeFileSync(input, `email,firstName,lastName,password\n${email},Ana,Orr,a quiet evening\n`);
  const done = await run("users:import", input, "--rooms", name);
  expect(done).toMatchObject({ code: 1, stdout: "" });
  expect(done.stderr).toMatch(/^Several rooms are named .+\n$/);
  expect((await newUser(email)).code).toBe(0);
});

test.each<[string, string[], RegExp]>([
  ["no command", [], /^Name a command\. It may be users:create, .+\n$/],
  ["an unknown command", ["users:destroy"], /^There is no command "users:destroy"\. .+\n$/],
  ["an unknown flag", ["users:create", "--nick", "x"], /^Unknown option '--nick'.+ Usage: .+\n$/],
  ["a missing flag", ["tokens:create", "--name", "x"], /^--email is missing\. Usage: .+\n$/],
  ["a flag without its text", ["users:create", "--email"], /Usage: .+\n$/],
  ["a missing file", ["users:import"], /^The file is missing\. Usage: .+\n$/],
  [
    "a file that is not there",
    ["users:import", "/nowhere.csv"],
    /^\/nowhere\.csv cannot be read .+\n$/,
  ],
  [
    "one word too many",
    ["users:import", "a.csv", "b.csv"],
    /^"b\.csv" is one word too many\. .+\n$/,
  ],
  [
    "an unknown account",
    ["tokens:create", "--email", "no@example.org", "--name", "x"],
    /^No account .+\n$/,
  ],
  [
    "a bad e-mail",
    [
      "users:create",
      "--email",
      "x",
      "--first",
      "Ida",
      "--last",
      "Berg",
      "--password",
      "a quiet evening",
    ],
    /^Type an e-mail address.+\n$/,
  ],
  [
    "a bad kind",
    ["rooms:create", "--name", "Room", "--kind", "secret", "--limit", "5", "--owner", "x"],
    /^Choose open or closed\.\n$/,
  ],
])("%s: one clear line, exit code 1", async (_what, args, line) => {
  const done = await run(...args);
  expect(done).toMatchObject({ code: 1, stdout: "" });
  expect(done.stderr).toMatch(line);
  expect(done.stderr.trim().split("\n")).toHaveLength(1);
});
