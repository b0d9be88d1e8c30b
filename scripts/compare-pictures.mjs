/**
 * Puts each picture of the design beside the running app, light and dark, in one PNG each:
 *   node scripts/compare-pictures.mjs [http://localhost:3000] [../shared/design/pictures] [test-results/compare] [only]
 * Pages for members need an account: HEARTH_EMAIL and HEARTH_PASSWORD; HEARTH_ROOM names the room
 * to open, HEARTH_INVITATION the code of a link.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import chromiumPackage from "@sparticuz/chromium";
import { chromium } from "playwright-core";

const [
  base = "http://localhost:3000",
  pictures = "../shared/design/pictures",
  out = "test-results/compare",
  only = "",
] = process.argv.slice(2);
const { HEARTH_EMAIL, HEARTH_PASSWORD, HEARTH_ROOM, HEARTH_INVITATION } = process.env;

const sizes = {
  desktop: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
};

/** Name, address, whether somebody is signed in, what to do first. Sizes and pictures follow. */
const screens = [
  { name: "front", path: "/" },
  { name: "signup", path: "/signup", prepare: fillSignUp },
  { name: "login", path: "/login" },
  { name: "first-start", path: "/signup" },
  { name: "not-found", path: "/nowhere", member: true },
  { name: "welcome-empty", path: "/rooms", member: true },
  { name: "new-room", path: "/rooms/new", member: true },
  { name: "settings", path: "/settings", member: true },
  ...(HEARTH_INVITATION ? [{ name: "join", path: `/join/${HEARTH_INVITATION}` }] : []),
  ...(HEARTH_ROOM
    ? [
        { name: "chat", path: `/rooms/${HEARTH_ROOM}`, member: true },
        { name: "room-details", path: `/rooms/${HEARTH_ROOM}/settings`, member: true },
        { name: "drawer", path: `/rooms/${HEARTH_ROOM}`, member: true, prepare: openDrawer },
      ]
    : []),
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? (await chromiumPackage.executablePath()),
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
mkdirSync(out, { recursive: true });
for (const screen of screens.filter(({ name }) => name.includes(only))) {
  for (const [size, device] of Object.entries(sizes)) {
    for (const colorScheme of ["light", "dark"]) {
      const shot = await shoot(screen, device, colorScheme);
      const file = join(out, `${screen.name}-${size}-${colorScheme}.png`);
      writeFileSync(file, await besides(findPicture(screen.name, size, colorScheme), shot));
      console.log(file);
    }
  }
}
await browser.close();

async function shoot(screen, device, colorScheme) {
  const context = await browser.newContext({ ...device, colorScheme, locale: "en-GB" });
  const page = await context.newPage();
  if (screen.member && HEARTH_EMAIL) await logIn(page);
  await page.goto(base + screen.path);
  await page.evaluate(() => document.fonts.ready);
  await screen.prepare?.(page);
  const shot = await page.screenshot({ animations: "disabled" });
  await context.close();
  return shot;
}

async function logIn(page) {
  await page.goto(`${base}/login`);
  await page.getByLabel("Email").fill(HEARTH_EMAIL);
  await page.getByRole("textbox", { name: "Password" }).fill(HEARTH_PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
}

async function fillSignUp(page) {
  const fields = {
    Email: "mira.rahman@example.org",
    "First name": "Mira",
    "Last name": "Rahman",
    Password: "eleven litres",
    "Repeat password": "eleven liters!",
  };
  for (const [label, text] of Object.entries(fields)) {
    await page.getByRole("textbox", { name: label, exact: true }).fill(text);
  }
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("alert").first().waitFor();
}

async function openDrawer(page) {
  const button = page.getByRole("button", { name: /rooms/i }).first();
  if (await button.isVisible()) await button.click();
}

/** The picture of this size and theme, else the nearest there is. */
function findPicture(name, size, colorScheme) {
  const names = [`${name}-${size}-${colorScheme}`, `${name}-${size}`, `${name}-desktop`];
  const found = names.map((each) => join(pictures, `${each}.png`)).find((each) => existsSync(each));
  return found ? readFileSync(found) : null;
}

async function besides(picture, shot) {
  const page = await browser.newPage();
  const images = [picture, shot]
    .map((png) => (png ? `<img src="data:image/png;base64,${png.toString("base64")}">` : ""))
    .join("");
  await page.setContent(
    `<body style="margin:0;display:inline-flex;align-items:flex-start;gap:16px;background:#888">${images}`,
  );
  const both = await page.locator("body").screenshot();
  await page.close();
  return both;
}
