import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { atEnd } from "./at-end";
import type { Place } from "./shared-server";
import type { Visitor } from "./visitor";

export const sizes = {
  desk: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;

type Start = { executablePath: string; args: string[]; libraries: string | null };

/** A real Chromium; close it in `afterAll`. CHROMIUM_PATH names another one. */
export async function launchBrowser(): Promise<Browser> {
  const script = resolve("tests/support/chromium.mjs");
  const output = execFileSync(process.execPath, [script], { encoding: "utf8" });
  const { executablePath, args, libraries }: Start = JSON.parse(output);
  const env = { ...process.env, ...(libraries && { LD_LIBRARY_PATH: libraries }) };
  const browser = await chromium.launch({
    executablePath,
    args,
    env: env as Record<string, string>,
  });
  atEnd(() => browser.close());
  return browser;
}

type Wishes = Omit<BrowserContextOptions, "viewport"> & {
  size?: keyof typeof sizes;
  /** Whose cookies the window starts with (people.ts: `logIn`). */
  as?: Visitor;
  /** Parts of console messages that this test provokes and expects. */
  expected?: RegExp[];
};

/** One person's window, in a context of its own: nothing is shared with other windows. */
export type Window = { page: Page; problems: string[] };

/**
 * Opens a window on a server. `problems` gathers console errors and warnings, uncaught errors and
 * refusals by the CSP; a test ends with `expect(problems).toEqual([])`.
 */
export async function openWindow(browser: Browser, place: Pick<Place, "url">, wishes: Wishes = {}) {
  const { size = "desk", as: visitor, expected = [], ...options } = wishes;
  const context = await browser.newContext({
    baseURL: place.url,
    viewport: sizes[size],
    isMobile: size === "phone",
    hasTouch: size === "phone",
    ...options,
  });
  const cookies = visitor?.cookies.entries() ?? [];
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: place.url })));
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  return { page, problems: gatherProblems(page, expected) } satisfies Window;
}

function gatherProblems(page: Page, expected: RegExp[]): string[] {
  const problems: string[] = [];
  const add = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(text);
  };
  page.on("pageerror", (error) => add(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    const type = message.type();
    const { url } = message.location();
    if (type === "error" || type === "warning") add(`${type}: ${message.text()} (${url})`);
  });
  return problems;
}
