import { randomBytes } from "node:crypto";
import { hearthCommand } from "./command";
import type { Place } from "./shared-server";
import { Visitor } from "./visitor";

const password = "a quiet evening";

/** A site administrator, logged in. */
export async function logInAdmin(place: Place): Promise<Visitor> {
  const email = `admin-${randomBytes(4).toString("hex")}@example.org`;
  const who = ["--email", email, "--first", "Ada", "--last", "Lovelace", "--password", password];
  await hearthCommand(place.dataDir, "users:create", ...who, "--admin");
  const visitor = new Visitor(place);
  await visitor.submit("/login", { email, password });
  return visitor;
}
