import { db } from "@/lib/db";
import type { Check } from "./finding";

/** Whether any work, such as a mail, was given up after its last try. */
export const checkJobs: Check = async () => {
  const about = "Jobs";
  const dead = await db().job.count({ where: { state: "dead" } });
  if (dead === 0) return [{ about, state: "ok", text: "None was given up." }];
  const text = `${dead} ${dead === 1 ? "was" : "were"} given up. See why in /admin/jobs.`;
  return [{ about, state: "warn", text }];
};
