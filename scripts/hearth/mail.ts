import { sendTestMail } from "@/lib/chat/test-mail";
import { type Command, textOf } from "./command";

export const testMailCommand: Command = {
  usage: "--to EMAIL",
  async run(flags) {
    const { to, place } = await sendTestMail({ kind: "operator" }, { to: textOf(flags, "to") });
    const where = place.kind === "smtp" ? `by the mail server ${place.host}` : `to ${place.folder}`;
    const text = `The running server sends a test mail for ${to} ${where}. Its log and /admin say how it went.`;
    return { json: { to, place }, text };
  },
};
