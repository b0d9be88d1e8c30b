import nextJest from "next/jest.js";
import { runOnce } from "./tests/support/one-database.mjs";

// Packages that ship only ES modules, which jest's CommonJS has to be given translated.
const translated =
  "next-auth|@auth/core|jose|oauth4webapi|preact|preact-render-to-string|@panva|uuid|idb|lowlight|devlop";

async function project(displayName, more) {
  const withNext = nextJest({ dir: "./" });
  const config = await withNext({
    displayName,
    testMatch: [`<rootDir>/tests/${displayName}/**/*.test.{ts,tsx}`],
    moduleNameMapper: { "^@/(.*)$": "<rootDir>/$1" },
    ...more,
  })();
  config.transformIgnorePatterns = [
    `/node_modules/(?!(${translated})/)`,
    "^.+\\.module\\.(css|sass|scss)$",
  ];
  return config;
}

/** They talk to a real server, on one of both databases. */
const servedOn = (database) => ({
  testEnvironment: "<rootDir>/tests/support/served-environment.ts",
  testEnvironmentOptions: { database },
  globalSetup: "<rootDir>/tests/support/global-setup.ts",
  setupFilesAfterEnv: ["<rootDir>/tests/support/clean-up.ts"],
  globalTeardown: "<rootDir>/tests/support/global-teardown.ts",
});

export default async () => ({
  // Jest reads this here only, not in a project.
  testTimeout: 60_000,
  // Each has servers of its own: more would need more memory than they save time.
  maxWorkers: 2,
  reporters: ["default", "<rootDir>/tests/support/last-line-reporter.mjs"],
  projects: [
    await project("unit", { testEnvironment: "node" }),
    await project("component", {
      testEnvironment: "jsdom",
      setupFilesAfterEnv: ["<rootDir>/tests/support/component-setup.ts"],
    }),
    await project("integration", servedOn("sqlite")),
    await project("integration-postgresql", {
      ...servedOn("postgresql"),
      testMatch: ["<rootDir>/tests/integration/**/*.test.{ts,tsx}"],
      testPathIgnorePatterns: runOnce.map((name) => `/tests/integration/${name}\\.test\\.ts$`),
    }),
    await project("browser", servedOn("sqlite")),
  ],
});
