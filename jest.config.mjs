import nextJest from "next/jest.js";

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

// Both kinds talk to one real server, started before the first of them.
const served = {
  testEnvironment: "node",
  globalSetup: "<rootDir>/tests/support/global-setup.ts",
  setupFilesAfterEnv: ["<rootDir>/tests/support/clean-up.ts"],
  globalTeardown: "<rootDir>/tests/support/global-teardown.ts",
};

export default async () => ({
  // Jest reads this here only, not in a project.
  testTimeout: 60_000,
  reporters: ["default", "<rootDir>/tests/support/last-line-reporter.mjs"],
  projects: [
    await project("unit", { testEnvironment: "node" }),
    await project("component", {
      testEnvironment: "jsdom",
      setupFilesAfterEnv: ["<rootDir>/tests/support/component-setup.ts"],
    }),
    await project("integration", served),
    await project("browser", served),
  ],
});
