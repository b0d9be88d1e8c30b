import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/env";

/** Removes the mails to an address from DATA_DIR/outbox, where mail is written without SMTP_URL. */
export async function removeMailsTo(address: string): Promise<void> {
  const folder = join(env().dataDir, "outbox");
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const [head = ""] = (await readFile(path, "utf8")).split("\r\n\r\n", 1);
    const [, to = ""] = head.match(/^To: (.*(?:\r\n\s.*)*)/im) ?? [];
    if (to.toLowerCase().includes(address)) await rm(path, { force: true });
  }
}
