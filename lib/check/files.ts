import { existsSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/env";
import { proveWritable } from "@/lib/env/data-dir";
import { readSecret } from "@/lib/env/secret";
import { type Check, type Finding, reasonOf } from "./finding";

const megabyte = 1_000_000;
const tight = { warn: 1_000 * megabyte, fault: 100 * megabyte };

/** Whether DATA_DIR is there for this user, and for nobody else. */
export const checkPermissions: Check = async () => {
  const about = "Permissions";
  const { dataDir, databaseUrl } = env();
  if (!existsSync(dataDir)) {
    return [{ about, state: "ok", text: `${dataDir} is made at the first start.` }];
  }
  try {
    proveWritable(env());
  } catch (error) {
    return [{ about, state: "fault", text: `${reasonOf(error)}.` }];
  }
  const paths = [dataDir, join(dataDir, "auth-secret"), databaseUrl.replace(/^file:/, "")];
  const findings = paths.filter(existsSync).flatMap((path) => openToOthers(about, path));
  const text = `${dataDir} can be written, and nobody else reads it.`;
  return findings.length > 0 ? findings : [{ about, state: "ok", text }];
};

function openToOthers(about: string, path: string): Finding[] {
  const { mode } = statSync(path);
  if ((mode & 0o077) === 0) return [];
  return [{ about, state: "warn", text: `Others can read ${path}. Run: chmod go= ${path}` }];
}

/** Whether sessions are signed by a key that is whole. */
export const checkSecret: Check = async () => {
  const about = "Secret";
  const { authSecret, dataDir } = env();
  if (authSecret) return [{ about, state: "ok", text: "AUTH_SECRET is set." }];
  if (!existsSync(join(dataDir, "auth-secret"))) {
    return [{ about, state: "ok", text: "It is made at the first start." }];
  }
  try {
    readSecret(dataDir);
    return [{ about, state: "ok", text: `It is in ${join(dataDir, "auth-secret")}.` }];
  } catch (error) {
    return [{ about, state: "fault", text: `${reasonOf(error)}.` }];
  }
};

/** Whether there is room to write, and for the copy of the database that a backup makes. */
export const checkDisk: Check = async () => {
  const about = "Disk space";
  const { dataDir, databaseUrl } = env();
  const database = databaseUrl.replace(/^file:/, "");
  const { bavail, bsize } = await statfs(existsSync(dataDir) ? dataDir : ".");
  const free = bavail * bsize;
  const size = existsSync(database) ? statSync(database).size : 0;
  const said = `${Math.floor(free / megabyte).toLocaleString("en")} MB are free for ${dataDir}`;
  if (free < tight.fault) {
    return [{ about, state: "fault", text: `${said}: writing fails soon. Make room.` }];
  }
  if (free < tight.warn || free < 2 * size) {
    const text = `${said}, and a backup needs as much as the database has. Make room.`;
    return [{ about, state: "warn", text }];
  }
  return [{ about, state: "ok", text: `${said}.` }];
};
