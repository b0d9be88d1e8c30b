import { spawnSync } from "node:child_process";

export { startRedis, type TestRedis } from "./start-redis";

const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

/** Tests that need a Redis: left out, and said so, where there is none; in CI they fail then. */
export const describeWithRedis: jest.Describe = hasRedis || process.env.CI ? describe : leaveOut();

function leaveOut(): jest.Describe {
  console.warn("Tests of several nodes are left out: install redis-server to run them.");
  return describe.skip;
}
