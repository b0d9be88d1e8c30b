import { Secret, TOTP } from "otpauth";
import { digest } from "@/lib/chat/ids";
import { seal } from "@/lib/seal";
import { change, rowsIn } from "./database";
import { logIn, type Person } from "./people";
import type { Place } from "./shared-server";
import { Visitor } from "./visitor";

/** What the app with this key shows, now or some steps of 30 s from now. */
export function appCode(key: string, steps = 0): string {
  const secret = Secret.fromBase32(key.replaceAll(" ", ""));
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
}

/** Begins setting up through the settings; answers who is signed in, and the key for the app. */
export async function beginTwoStep(place: Place, person: Person) {
  const visitor = await logIn(place, person);
  const fields = { presentPassword: person.password };
  const page = await (await visitor.submit("/settings", fields, { button: "Continue" })).text();
  const [, key = ""] = /Key (?:<!-- -->)?<code>([A-Z2-7 ]+)<\/code>/.exec(page) ?? [];
  if (!key) throw new Error(`The settings show no key:\n${page}`);
  return { visitor, key };
}

/** Turns two-step sign-in on through the settings; a fresh code of the app works at once after it. */
export async function turnOnTwoStep(place: Place, person: Person) {
  const { visitor, key } = await beginTwoStep(place, person);
  const answer = await visitor.submit("/settings", { code: appCode(key) }, { button: "Turn on" });
  const recoveryCodes = codesIn(await answer.text());
  letStepsPass(place, person);
  return { visitor, key, recoveryCodes };
}

/** The recovery codes that a page shows. */
export function codesIn(page: string): string[] {
  return Array.from(page.matchAll(/<code>(\w{4}(?:-\w{4}){3})<\/code>/g), ([, code = ""]) => code);
}

/** As if the last code had been used a while ago. */
function letStepsPass(place: Place, { id }: Pick<Person, "id">): void {
  change(place, `UPDATE "User" SET "totpLastStep" = "totpLastStep" - 10 WHERE "id" = ?`, id);
}

/** Types the right password; what is missing then is the code. */
export async function halfIn(place: Place, { email, password }: Person, next = "") {
  const visitor = new Visitor(place);
  const path = next ? `/login?next=${encodeURIComponent(next)}` : "/login";
  const response = await visitor.submit(path, { email, password });
  return { visitor, codePage: response.headers.get("location") ?? "" };
}

/** The cookie of who is half in, made as the server makes it, with another end. */
export function sealedHalfIn(place: Place, { id }: Pick<Person, "id">, endsAt: number): string {
  process.env.DATA_DIR = place.dataDir;
  const sql = `SELECT "passwordHash" FROM "User" WHERE "id" = ?`;
  const [user] = rowsIn<{ passwordHash: string }>(place, sql, id);
  return seal("half-in", `${id} ${digest(String(user?.passwordHash))} ${endsAt}`);
}

/** What is stored of an account's ways in, but for when its sessions were seen. */
export function storedAccount(place: Place, { id }: Pick<Person, "id">) {
  const rows = (sql: string) => rowsIn(place, sql, id);
  return {
    user: rows(`SELECT * FROM "User" WHERE "id" = ?`),
    sessions: rows(`SELECT "id", "endedAt" FROM "Session" WHERE "userId" = ? ORDER BY "id"`),
    passkeys: rows(`SELECT * FROM "Passkey" WHERE "userId" = ? ORDER BY "id"`),
    recoveryCodes: rows(`SELECT * FROM "RecoveryCode" WHERE "userId" = ? ORDER BY "codeHash"`),
  };
}
