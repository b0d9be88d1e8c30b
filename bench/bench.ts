/** `npm run bench -- SCENARIO` measures one thing of the built Hearth and prints a table. */
import { adminLists } from "./scenarios/admin-lists";
import { connect } from "./scenarios/connect";
import { dataDownload } from "./scenarios/data-download";
import { fanout } from "./scenarios/fanout";
import { firstLoad } from "./scenarios/first-load";
import { history } from "./scenarios/history";
import { idle } from "./scenarios/idle";
import { importOldApp } from "./scenarios/import";
import { nodes } from "./scenarios/nodes";
import { open } from "./scenarios/open";
import { post } from "./scenarios/post";
import { reconnect } from "./scenarios/reconnect";
import { manyRooms } from "./scenarios/rooms";
import { scroll } from "./scenarios/scroll";
import { search } from "./scenarios/search";
import { sendToShown } from "./scenarios/send-to-shown";
import { slowReaders } from "./scenarios/slow-readers";
import { startUp } from "./scenarios/start-up";
import { uploads } from "./scenarios/uploads";

export type Row = { what: string; figure: string };

const scenarios: Record<string, () => Promise<Row[]>> = {
  "start-up": startUp,
  "first-load": firstLoad,
  "send-to-shown": sendToShown,
  "admin-lists": adminLists,
  "data-download": dataDownload,
  uploads,
  search,
  scroll,
  import: importOldApp,
  fanout,
  rooms: manyRooms,
  connect,
  idle,
  nodes,
  history,
  open,
  post,
  reconnect,
  "slow-readers": slowReaders,
};

async function main(name: string | undefined): Promise<number> {
  const scenario = scenarios[name ?? ""];
  if (!scenario) {
    console.error(`Usage: npm run bench -- ${Object.keys(scenarios).join(" | ")}`);
    return 1;
  }
  for (const { what, figure } of await scenario()) console.log(`| ${what} | ${figure} |`);
  // An audit that found something has set it.
  return Number(process.exitCode ?? 0);
}

main(process.argv[2]).then((code) => process.exit(code));
