/**
 * Takes the pictures of README.md and docs/ from a running Hearth that nobody has used yet, and
 * that writes its mail into the outbox of its data directory:
 *   export DATA_DIR=$(mktemp -d)
 *   PORT=4000 RATE_LIMITS=off npm start
 *   node scripts/screenshots.mjs http://localhost:4000 [docs/images]
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { simpleParser } from "mailparser";
import { chromium } from "playwright-core";
import sharp from "sharp";

const [base = "http://localhost:4000", out = "docs/images"] = process.argv.slice(2);
const desktop = { viewport: { width: 1280, height: 800 } };
const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
const outbox = join(process.env.DATA_DIR ?? "data", "outbox");
const password = "eleven litres of soup";

const finder = fileURLToPath(new URL("../tests/support/chromium.mjs", import.meta.url));
const found = JSON.parse(execFileSync(process.execPath, [finder], { encoding: "utf8" }));
const browser = await chromium.launch({
  executablePath: found.executablePath,
  args: found.args,
  env: { ...process.env, ...(found.libraries && { LD_LIBRARY_PATH: found.libraries }) },
});
mkdirSync(out, { recursive: true });

const mira = await openPage(desktop);
await mira.goto("/signup");
await mira.getByRole("heading", { name: "Light the hearth" }).waitFor();
await take(mira, "first-start-desktop");
await signUp(mira, "Mira Rahman");
await mira.goto(await linkTo("Mira Rahman"));
await take(mira, "verify-desktop");
await take(await openPage(phone, await mira.context().cookies()), "verify-phone", mira.url());
await verify(mira, "Mira Rahman");
const others = {};
for (const name of ["Ada Okafor", "Jonas Weber", "Bo Lindqvist", "Cy Tan", "Nusrat Akter"]) {
  const page = await openPage(desktop);
  await page.goto("/signup");
  if (name === "Ada Okafor") await take(page, "welcome-desktop", "/");
  if (name === "Bo Lindqvist") await take(page, "signup-desktop", "/signup");
  await signUp(page, name);
  await verify(page, name);
  others[name.split(" ")[0]] = page;
}
const { Ada: ada, Jonas: jonas, Bo: bo, Cy: cy, Nusrat: nusrat } = others;

const algebra = await makeRoom(bo, "Algebra 2", "Quadratics until the holidays", 28);
const books = await makeRoom(cy, "Book club", "No spoilers past chapter nine", 8);
const kitchen = await makeRoom(ada, "Kitchen", "Sunday suppers, and whose turn it is to cook", 12);
const trip = await makeRoom(mira, "Trip to Cox’s Bazar", "Four days by the sea", 6);
for (const page of [mira, jonas, bo, cy, nusrat]) await enter(page, kitchen);
for (const room of [algebra, books]) await enter(mira, room);

const scene = [
  [ada, "Supper is on Sunday at six. I can host again, the big table is free."],
  [ada, "Who brings what? I have rice, onions and a great deal of mint."],
  [mira, "I will bring lentils and lemons. Ma has sent a new recipe."],
  [mira, "So: red lentil soup, for nine."],
  [
    cy,
    "Scaled from four people to nine, so nobody does fractions while hungry: https://example.org/soup",
  ],
  [jonas, "Ich bringe Brot und zwei Stühle mit. Mira, hast du einen großen Topf?"],
  [ada, "There is mine. It holds eleven litres."],
  [mira, "Perfect. I will pick it up on Saturday with Cy."],
  [bo, "The long ladle is with me. I will bring it, and the blue bowls."],
];
for (const [page, text] of scene) await say(page, kitchen, text);
await say(mira, trip, "The night bus leaves at ten. Who takes the window?");
await mira.goto(`/rooms/${kitchen}`);
await mira.getByRole("log").getByText("The long ladle").waitFor();
await say(bo, algebra, "Mira, did you get 4 or −4?");
await say(cy, books, "Chapter nine by Thursday, then we talk.");
await mira.getByRole("link", { name: /^Book club, \d+ unread/ }).waitFor();
const composer = mira.getByRole("textbox", { name: "Message Kitchen" });
await composer.fill("And dessert?");

for (const colorScheme of ["light", "dark"]) {
  await mira.emulateMedia({ colorScheme });
  await take(mira, `chat-desktop-${colorScheme}`);
}
await composer.fill("");
await mira.emulateMedia({ colorScheme: "light" });
await take(mira, "room-details-desktop", `/rooms/${kitchen}/settings`);
const code = (
  await mira
    .getByText(/\/join\/[\w-]{20,}/)
    .first()
    .textContent()
).match(/\/join\/[\w-]+/)[0];
await mira.goto(`/rooms/${kitchen}`);
await mira.getByRole("link", { name: "New room" }).click();
await mira.getByLabel("Room name").fill("Allotment");
await take(mira, "new-room-desktop");
await take(mira, "not-found-desktop", "/rooms/nowhere");

const pocket = await openPage(phone, await mira.context().cookies());
await pocket.goto(`/rooms/${kitchen}`);
for (const colorScheme of ["light", "dark"]) {
  await pocket.emulateMedia({ colorScheme });
  await take(pocket, `chat-phone-${colorScheme}`);
}
await pocket.emulateMedia({ colorScheme: "light" });
await pocket.getByRole("button", { name: /^Rooms/ }).click();
await take(pocket, "drawer-phone");
await take(await openPage(phone), "join-phone", code);

for (const [device, page] of [
  ["desktop", mira],
  ["phone", await openPage(phone, await mira.context().cookies())],
]) {
  await take(page, `settings-${device}`, "/settings");
  await take(page, `admin-${device}`, "/admin");
  await take(page, `admin-jobs-${device}`, "/admin/jobs");
  await page.goto(`/rooms/${kitchen}`);
  const line = page.getByRole("article").filter({ hasText: "So: red lentil soup" });
  await line.getByRole("button", { name: "Delete message" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Undo" }).waitFor();
  await take(page, `undo-${device}`);
  await page.getByRole("button", { name: "Undo" }).click();
  // Words of more than a minute ago are asked about.
  await page.clock.setSystemTime(Date.now() + 10 * 60_000);
  await line.getByRole("button", { name: "Delete message" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await take(page, `delete-message-${device}`);
}
for (const [device, page] of [
  ["desktop", ada],
  ["phone", await openPage(phone, await ada.context().cookies())],
]) {
  await page.goto(`/rooms/${kitchen}/settings#members`);
  await page.locator("#members").getByText("Cy Tan", { exact: true }).waitFor();
  await take(page, `members-${device}`);
  await page.locator("#members").getByRole("button", { name: "QR code" }).click();
  await page.waitForLoadState("networkidle");
  await take(page, `invitation-qr-${device}`);
}
const duo = await makeRoom(bo, "Chess table", "Two boards, one clock", 2);
await enter(cy, duo);
await jonas.goto(`/join/${await invitationTo(bo, duo)}`);
await jonas.getByRole("button", { name: "Join the waitlist" }).click();
await jonas.getByRole("button", { name: "Leave the waitlist" }).waitFor();
await take(jonas, "waitlist-desktop");
await take(await openPage(phone, await jonas.context().cookies()), "waitlist-phone", jonas.url());

for (const [device, page] of [
  ["desktop", mira],
  ["phone", await openPage(phone, await mira.context().cookies())],
]) {
  for (const list of ["users", "rooms"]) {
    await take(page, `admin-${list}-${device}`, `/admin/${list}`);
  }
}
await jonas.goto("/settings");
await jonas.getByText("Set up two-step sign-in").click();
const asked = jonas.locator("#two-step details[open]");
await asked.getByLabel("Your password", { exact: true }).fill(password);
await asked.getByRole("button", { name: "Continue" }).click();
await jonas.getByLabel("Code that the app shows").waitFor();
for (const [device, page] of [
  ["desktop", jonas],
  ["phone", await openPage(phone, await jonas.context().cookies())],
]) {
  for (const section of ["two-step", "delete"]) {
    await page.goto(`/settings#${section}`);
    await page.locator(`#${section}`).evaluate((part) => part.scrollIntoView());
    await take(page, `settings-${section}-${device}`);
  }
}
await take(await openPage(desktop), "forgot-desktop", "/forgot");
await take(await openPage(phone), "forgot-phone", "/forgot");
await browser.close();

async function openPage(device, cookies = []) {
  const context = await browser.newContext({ ...device, baseURL: base, locale: "en-GB" });
  await context.addCookies(cookies);
  return context.newPage();
}

async function signUp(page, name) {
  const [first, last] = name.split(" ");
  await page.goto("/signup");
  await page.getByLabel("Email").fill(`${first.toLowerCase()}@example.org`);
  await page.getByLabel("First name").fill(first);
  await page.getByLabel("Last name").fill(last);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("Repeat password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/rooms/);
}

async function verify(page, name) {
  await page.goto(await linkTo(name));
  await page.getByRole("button", { name: "Verify e-mail" }).click();
  await page.getByRole("heading", { name: "Your e-mail is verified" }).waitFor();
}

/** The link in the mail that asks somebody to confirm their address, once it is in the outbox. */
async function linkTo(name) {
  const address = `${name.split(" ")[0].toLowerCase()}@example.org`;
  for (let tries = 0; tries < 100; tries++) {
    const files = existsSync(outbox) ? readdirSync(outbox) : [];
    for (const file of files.filter((one) => one.endsWith(".eml"))) {
      const mail = await simpleParser(readFileSync(join(outbox, file)));
      const link = /\/verify\/[\w-]+/.exec(mail.text ?? "")?.[0];
      if (link && mail.to?.text.includes(address)) return link;
    }
    await pause(100);
  }
  throw new Error(`No mail to ${address} in ${outbox}`);
}

/** One call of the REST interface with the page's own session. */
async function call(page, path, data = {}) {
  const answer = await page.request.post(`/api/v1${path}`, { data, headers: { origin: base } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

async function makeRoom(page, name, topic, memberLimit) {
  return (await call(page, "/rooms", { name, topic, memberLimit, kind: "open" })).id;
}

/** The code of a fresh invitation link. */
async function invitationTo(page, roomId) {
  return (await call(page, `/rooms/${roomId}/invitations`)).code;
}

function enter(page, roomId) {
  return call(page, `/rooms/${roomId}/join`);
}

function say(page, roomId, body) {
  return call(page, `/rooms/${roomId}/messages`, { clientId: crypto.randomUUID(), body });
}

/** Saves what the page shows, or first goes to `path`; 256 colours are plenty for flat surfaces. */
async function take(page, name, path) {
  if (path) await page.goto(path);
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot({ animations: "disabled" });
  await sharp(picture)
    .png({ palette: true, effort: 10 })
    .toFile(join(out, `${name}.png`));
  console.log(`${name}.png`);
}
