import { removeTotp } from "@/lib/chat/totp";
import { type Command, textOf } from "./command";

export const twoStepOffCommand: Command = {
  usage: "--email EMAIL",
  async run(flags) {
    const email = textOf(flags, "email");
    await removeTotp({ kind: "operator" }, { email });
    return { json: { email }, text: `Two-step sign-in is off for ${email}.` };
  },
};
