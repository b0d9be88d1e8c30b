import { resolve } from "node:path";
import { importFlask } from "@/lib/chat/import-flask/import-flask";
import type { Command } from "./command";

const barWidth = 30;

export const importFlaskCommand: Command = {
  usage: "FILE.db",
  async run(_flags, { files, here }) {
    const path = resolve(here, String(files[0]));
    const { notes, ...added } = await importFlask({ kind: "operator" }, path, showProgress);
    const { users, rooms, memberships, messages } = added;
    const summary = `Added ${users} accounts, ${rooms} rooms, ${memberships} memberships and ${messages} messages.`;
    return { json: { ...added, notes }, text: [summary, ...notes].join("\n") };
  },
};

/** A bar on the terminal, which is not part of what the command answers. */
function showProgress(read: number, total: number): void {
  if (!process.stderr.isTTY || total === 0) return;
  const filled = Math.round((read / total) * barWidth);
  const bar = "#".repeat(filled).padEnd(barWidth, ".");
  process.stderr.write(`\r[${bar}] ${read} of ${total} messages${read === total ? "\n" : ""}`);
}
