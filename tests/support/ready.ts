import type { Locator } from "playwright-core";

/** Waits until React has taken over what the server wrote: from then on a control does what it says. */
export async function ready(control: Locator): Promise<Locator> {
  await control.waitFor();
  const element = await control.elementHandle();
  await control
    .page()
    .waitForFunction(
      (node) => node !== null && Object.keys(node).some((key) => key.startsWith("__reactProps")),
      element,
    );
  return control;
}
