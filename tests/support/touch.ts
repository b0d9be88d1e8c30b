import type { CDPSession, Locator } from "playwright-core";

/** Puts a finger on the middle of an element, and leaves it there. */
export async function rest(finger: CDPSession, on: Locator): Promise<void> {
  const box = await on.boundingBox();
  if (!box) throw new Error("There is nothing to touch.");
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
}

export async function lift(finger: CDPSession): Promise<void> {
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}
