import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runScript } from "./command";
import { serverEnv } from "./server";
import { type Place, sharedServer } from "./shared-server";
import { Visitor } from "./visitor";

/** The small world of the tests: who appears, by first name. */
const lastNames = {
  ada: "Lovelace",
  bo: "Lindqvist",
  cleo: "Okafor",
  dipa: "Rahman",
  emil: "Novak",
} as const;

export type Name = keyof typeof lastNames;

/** Somebody with an account, at the REST interface with a bearer token. */
export type Person = {
  id: string;
  name: string;
  firstName: string;
  email: string;
  password: string;
  token: string;
  api: Visitor;
};

const password = "a quiet evening";

/** Thirty accounts are made in hardly more time than three, so they are kept for later tests. */
const kept: Record<Name, Person[]> = { ada: [], bo: [], cleo: [], dipa: [], emil: [] };
const atOnce: Record<Name, number> = { ada: 12, bo: 10, cleo: 6, dipa: 1, emil: 1 };

/**
 * Accounts that nobody has used, by name: `const { ada, bo } = await people("ada", "bo")`. E-mail
 * addresses are fresh each time, so tests do not meet each other's.
 */
export async function people<N extends Name>(...names: N[]): Promise<Record<N, Person>> {
  while (names.some((name) => kept[name].length === 0)) await keepMore();
  return Object.fromEntries(names.map((name) => [name, kept[name].shift()])) as Record<N, Person>;
}

async function keepMore(): Promise<void> {
  const all = Object.keys(kept) as Name[];
  const names = all.flatMap((name) => Array<Name>(atOnce[name]).fill(name));
  const made = await crowdAt(sharedServer(), names.map(fullName));
  for (const [index, person] of made.entries()) kept[names[index] as Name].push(person);
}

/** Makes accounts by the operator's import, on a server of the test's own. */
export async function peopleAt<N extends Name>(place: Place, ...names: N[]) {
  const made = await crowdAt(place, names.map(fullName));
  return Object.fromEntries(names.map((name, index) => [name, made[index]])) as Record<N, Person>;
}

type FullName = { firstName: string; lastName: string };

/** As many accounts as names are given, in their order. */
export async function crowdAt(place: Place, names: FullName[]): Promise<Person[]> {
  const folder = mkdtempSync(join(tmpdir(), "hearth-people-"));
  const mark = randomBytes(4).toString("hex");
  const accounts = names.map((name, index) => ({
    ...name,
    email: `${name.firstName.toLowerCase()}-${mark}-${index}@example.org`,
  }));
  const csv = accounts.map((one) => [one.email, one.firstName, one.lastName, password].join(","));
  const input = join(folder, "people.csv");
  const output = join(folder, "tokens.csv");
  writeFileSync(input, `email,firstName,lastName,password\n${csv.join("\n")}\n`);
  const args = ["users:import", input, "--tokens", output];
  const done = await runScript("scripts/hearth.mjs", args, serverEnv(place.dataDir, place.env));
  if (done.code !== 0) throw new Error(`users:import failed: ${done.stderr}${done.stdout}`);
  const tokens = readTokens(readFileSync(output, "utf8"));
  rmSync(folder, { recursive: true, force: true });
  return accounts.map(({ email, firstName, lastName }) => {
    const { id = "", token = "" } = tokens.get(email) ?? {};
    const name = `${firstName} ${lastName}`;
    return { id, token, email, password, firstName, name, api: new Visitor(place, token) };
  });
}

/** Logs a person in through the page and answers the visitor that holds the session's cookie. */
export async function logIn(place: Place, person: Person): Promise<Visitor> {
  const visitor = new Visitor(place);
  const { email, password } = person;
  const response = await visitor.submit("/login", { email, password });
  if (response.status !== 303 && response.status !== 307) {
    throw new Error(`/login answered ${response.status} instead of a redirect`);
  }
  return visitor;
}

/** Makes an account through the sign-up page, as somebody without JavaScript would. */
export async function signUp(place: Place, name: FullName) {
  const visitor = new Visitor(place);
  const email = `${name.firstName.toLowerCase()}-${randomBytes(4).toString("hex")}@example.org`;
  const fields = { email, ...name, password, repeatPassword: password };
  const response = await visitor.submit("/signup", fields);
  return { visitor, email, password, response };
}

function readTokens(csv: string): Map<string, { id: string; token: string }> {
  const lines = csv.trim().split("\n").slice(1);
  return new Map(
    lines.map((line) => {
      const [email = "", id = "", token = ""] = line.trim().split(",");
      return [email, { id, token }];
    }),
  );
}

function fullName(name: Name): FullName {
  const firstName = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return { firstName, lastName: lastNames[name] };
}
