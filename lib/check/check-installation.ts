import { env } from "@/lib/env";
import { checkClock } from "./clock";
import { checkDatabase, hasDatabase } from "./database";
import { checkDisk, checkPermissions, checkSecret } from "./files";
import { type Check, type Finding, reasonOf } from "./finding";
import { checkJobs } from "./jobs";
import { checkMail } from "./mail";
import { checkAdmins } from "./people";
import { checkPublicUrl } from "./public-url";
import { checkSettings } from "./settings";

const aroundIt: Check[] = [checkSettings, checkPermissions, checkSecret, checkDisk];
const ofRecords: Check[] = [checkClock, checkAdmins, checkJobs];
const outside: Check[] = [checkMail, checkPublicUrl];

/**
 * Looks at what commonly goes wrong, changes nothing, and says how to mend it. Records are looked
 * at only in a database of this version. Throws `SettingError`.
 */
export async function checkInstallation(): Promise<Finding[]> {
  env();
  const database = await checkDatabase();
  const readable = hasDatabase() && database.every(({ state }) => state === "ok");
  return [
    ...(await all(aroundIt)),
    ...database,
    ...(readable ? await all(ofRecords) : []),
    ...(await all(outside)),
  ];
}

async function all(checks: Check[]): Promise<Finding[]> {
  const findings = await Promise.all(checks.map(made));
  return findings.flat();
}

/** A check that cannot be made is a fault of its own; it does not keep the others from being made. */
async function made(check: Check): Promise<Finding[]> {
  try {
    return await check();
  } catch (error) {
    const text = `This could not be looked at: ${reasonOf(error)}.`;
    return [{ about: "Check", state: "fault", text }];
  }
}
