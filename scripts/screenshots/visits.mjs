/** Windows on a running Hearth, what people do in them, and the pictures taken of them. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { simpleParser } from "mailparser";
import { chromium } from "playwright-core";
import sharp from "sharp";

export const password = "eleven litres of soup";

const devices = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
};
const outbox = join(process.env.DATA_DIR ?? "data", "outbox");

/** Everything below on the server at `base`; pictures go into the folder `out`. */
export async function startVisits(base, out) {
  const finder = fileURLToPath(new URL("../../tests/support/chromium.mjs", import.meta.url));
  const found = JSON.parse(execFileSync(process.execPath, [finder], { encoding: "utf8" }));
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: found.args,
    env: { ...process.env, ...(found.libraries && { LD_LIBRARY_PATH: found.libraries }) },
  });

  async function open(device, as) {
    const context = await browser.newContext({
      ...{ ...devices[device], baseURL: base, locale: "en-GB" },
    });
    if (as) await context.addCookies(await as.context().cookies());
    return context.newPage();
  }

  /** Saves what the page shows, or first goes to `path`; 256 colours are plenty for flat surfaces. */
  async function take(page, name, path) {
    if (path) await page.goto(path, { waitUntil: "networkidle" });
    await page.evaluate(() => document.fonts.ready);
    const picture = await page.screenshot({ animations: "disabled" });
    await sharp(picture)
      .png({ palette: true, effort: 10 })
      .toFile(join(out, `${name}.png`));
    console.log(`${name}.png`);
  }

  return {
    open,
    take,
    /** Has `show` bring a window of `as` to what is to be seen, at both sizes. */
    async both(name, as, show) {
      for (const device of Object.keys(devices)) {
        const page = await open(device, as);
        await show(page, device);
        await take(page, `${name}-${device}`);
        await page.context().close();
      }
    },
    /** One call of the REST interface with the page's own session. */
    async call(page, method, path, data) {
      const headers = { origin: base };
      const answer = await page.request.fetch(`/api/v1${path}`, { method, data, headers });
      if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
      return answer.status() === 204 ? null : answer.json();
    },
    end: () => browser.close(),
  };
}

export async function signUp(page, name) {
  const [first, last] = name.split(" ");
  await page.goto("/signup");
  await page.getByLabel("Email").fill(addressOf(name));
  await page.getByLabel("First name").fill(first);
  await page.getByLabel("Last name").fill(last);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("Repeat password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/rooms/);
}

export async function verify(page, name) {
  await page.goto(await verificationOf(name));
  await page.getByRole("button", { name: "Verify e-mail" }).click();
  await page.getByRole("heading", { name: "Your e-mail is verified" }).waitFor();
}

/** The link in the mail that asks somebody to confirm their address, once it is in the outbox. */
export async function verificationOf(name) {
  for (let tries = 0; tries < 100; tries++) {
    const files = existsSync(outbox) ? readdirSync(outbox) : [];
    for (const file of files.filter((one) => one.endsWith(".eml"))) {
      const mail = await simpleParser(readFileSync(join(outbox, file)));
      const link = /\/verify\/[\w-]+/.exec(mail.text ?? "")?.[0];
      if (link && mail.to?.text.includes(addressOf(name))) return link;
    }
    await pause(100);
  }
  throw new Error(`No mail to ${addressOf(name)} in ${outbox}`);
}

const addressOf = (name) => `${name.split(" ")[0].toLowerCase()}@example.org`;
