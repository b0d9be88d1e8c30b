import { resolve } from "node:path";
import { env } from "@/lib/env";
import { backUp } from "@/lib/storage/backup";
import { restore } from "@/lib/storage/restore";
import type { Command } from "./command";

export const backupCommand: Command = {
  usage: "OUT.tar.gz",
  async run(_flags, { files, here }) {
    const archive = resolve(here, String(files[0]));
    await backUp(archive);
    const { bucket } = env().s3;
    const elsewhere = bucket ? ` People's files are in the bucket ${bucket}, not in it.` : "";
    return { json: { archive }, text: `Wrote ${archive}.${elsewhere}` };
  },
};

export const restoreCommand: Command = {
  usage: "FILE.tar.gz",
  // Preparing would make the very database that must not be there.
  unprepared: true,
  async run(_flags, { files, here }) {
    const archive = resolve(here, String(files[0]));
    await restore(archive);
    return { json: { archive }, text: `Restored ${archive}. Start Hearth now.` };
  },
};
