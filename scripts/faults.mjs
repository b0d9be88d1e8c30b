// The fault tests at full length; `KILLS=50 npm run faults` for another. Takes an hour and more.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const lengths = { KILLS: "300", AWAY_MS: "60000", LOCKED_MS: "30000" };
const jest = fileURLToPath(new URL("../node_modules/jest/bin/jest.js", import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [jest, "tests/integration/faults", "--verbose", "--runInBand"],
  { stdio: "inherit", env: { ...lengths, ...process.env } },
);
process.exitCode = status ?? 1;
