import { resolve } from "node:path";
import { importFlask } from "@/lib/chat/import-flask/import-flask";
import { isRefusal } from "@/lib/chat/refusal";
import { reasonOf } from "@/lib/check/finding";
import { StartError } from "@/lib/start-error";
import type { Command } from "./command";

const barWidth = 30;

export const importFlaskCommand: Command = {
  usage: "FILE.db",
  async run(_flags, { files, here }) {
    const path = resolve(here, String(files[0]));
    const { notes, ...added } = await importFrom(path);
    const { users, rooms, memberships, messages } = added;
    const summary = `Added ${users} accounts, ${rooms} rooms, ${memberships} memberships and ${messages} messages.`;
    return { json: { ...added, notes }, text: [summary, ...notes].join("\n") };
  },
};

/** Whatever ends it early, such as a damaged file, is told in one line with what to do. */
async function importFrom(path: string) {
  try {
    return await importFlask({ kind: "operator" }, path, showProgress);
  } catch (error) {
    if (isRefusal(error)) throw error;
    const reason = reasonOf(error);
    throw new StartError(
      `The import of ${path} ended early: ${reason}. What it added stays; once that is mended, run it again for the rest.`,
    );
  }
}

/** A bar on the terminal, which is not part of what the command answers. */
function showProgress(read: number, total: number): void {
  if (!process.stderr.isTTY || total === 0) return;
  const filled = Math.round((read / total) * barWidth);
  const bar = "#".repeat(filled).padEnd(barWidth, ".");
  process.stderr.write(`\r[${bar}] ${read} of ${total} messages${read === total ? "\n" : ""}`);
}
