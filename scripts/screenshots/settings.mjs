import { password } from "./visits.mjs";

/** One's own settings, and the way back in without a password. */
export async function settings({ open, take, both }, { mira, jonas }) {
  await both("settings", mira, (page) => page.goto("/settings", { waitUntil: "networkidle" }));
  await jonas.goto("/settings");
  await jonas.getByText("Set up two-step sign-in").click();
  const asked = jonas.locator("#two-step details[open]");
  await asked.getByLabel("Your password", { exact: true }).fill(password);
  await asked.getByRole("button", { name: "Continue" }).click();
  await jonas.getByLabel("Code that the app shows").waitFor();
  for (const section of ["two-step", "delete"]) {
    await both(`settings-${section}`, jonas, async (page) => {
      await page.goto(`/settings#${section}`, { waitUntil: "networkidle" });
      await page.locator(`#${section}`).evaluate((part) => part.scrollIntoView());
    });
  }
  for (const device of ["desktop", "phone"]) {
    await take(await open(device), `forgot-${device}`, "/forgot");
  }
}
