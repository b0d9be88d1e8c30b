/** `npm run bench -- SCENARIO` measures one thing of the built Hearth and prints a table. */
import { adminLists } from "./scenarios/admin-lists";
import { dataDownload } from "./scenarios/data-download";
import { firstLoad } from "./scenarios/first-load";
import { sendToShown } from "./scenarios/send-to-shown";
import { startUp } from "./scenarios/start-up";

export type Row = { what: string; figure: string };

const scenarios: Record<string, () => Promise<Row[]>> = {
  "start-up": startUp,
  "first-load": firstLoad,
  "send-to-shown": sendToShown,
  "admin-lists": adminLists,
  "data-download": dataDownload,
};

async function main(name: string | undefined): Promise<number> {
  const scenario = scenarios[name ?? ""];
  if (!scenario) {
    console.error(`Usage: npm run bench -- ${Object.keys(scenarios).join(" | ")}`);
    return 1;
  }
  for (const { what, figure } of await scenario()) console.log(`| ${what} | ${figure} |`);
  return 0;
}

main(process.argv[2]).then((code) => process.exit(code));
