import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { settled } from "./settled";

const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds serious or critical on the page, one line each: `expect(...).toEqual([])`. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // Next sends a page's title after its content.
  await page.waitForFunction(() => document.title !== "");
  // What is half faded has too little contrast for a moment.
  await settled(page);
  // Evaluated and not added as a script: the page's CSP would refuse that.
  await page.evaluate(source);
  const results = (await page.evaluate("axe.run()")) as AxeResults;
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
