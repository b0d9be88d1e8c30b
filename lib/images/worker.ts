// The program that decodes pictures: what strangers send is read here and nowhere else, in a process
// that holds no secrets, and whose end costs one picture.

import { redraw } from "./redraw";
import { drawSquare } from "./square";
import type { Answer, Ask } from "./task";

/** A picture within the limits needs less; who needs more is not what it seems. */
const memoryLimit = 768 * 1024 * 1024;
const lookEveryMs = 50;

// Decoding is done beside the event loop, so this goes on meanwhile.
setInterval(() => {
  if (process.memoryUsage.rss() > memoryLimit) process.exit(1);
}, lookEveryMs);

process.on("disconnect", () => process.exit(0));
process.on("message", async (task: Ask) => process.send?.(await answer(task)));

/** Whatever a decoder stumbles over is the file's fault. */
async function answer(task: Ask): Promise<Answer> {
  try {
    return await (task.kind === "square" ? drawSquare(task) : redraw(task));
  } catch {
    return { ok: false, why: "damaged" };
  }
}
