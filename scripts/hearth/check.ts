import { checkInstallation } from "@/lib/check/check-installation";
import type { Command } from "./command";

const words = { ok: "ok   ", warn: "look ", fault: "FAULT" };

export const checkCommand: Command = {
  usage: "",
  // It is for when things are not as they should be; preparing would change them, or fail.
  unprepared: true,
  async run() {
    const findings = await checkInstallation();
    const line = ({ state, about, text }: (typeof findings)[number]) =>
      `${words[state]}  ${about}: ${text}`;
    const faults = findings.filter(({ state }) => state === "fault");
    const others = findings.filter(({ state }) => state !== "fault");
    return {
      json: { sound: faults.length === 0, findings },
      text: others.map(line).join("\n"),
      problems: faults.map(line),
    };
  },
};
