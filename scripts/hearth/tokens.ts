import { createToken } from "@/lib/chat/tokens";
import { type Command, textOf } from "./command";

export const createTokenCommand: Command = {
  usage: "--email EMAIL --name NAME",
  async run(flags) {
    const asked = { email: textOf(flags, "email"), name: textOf(flags, "name") };
    const { token } = await createToken({ kind: "operator" }, asked);
    // Alone on its line, for scripts: it is never shown again.
    return { json: { token }, text: token };
  },
};
