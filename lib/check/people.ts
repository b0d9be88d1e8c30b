import { activeAdmin } from "@/lib/chat/admin";
import { db } from "@/lib/db";
import type { Check } from "./finding";

/** Whether anybody can administer this Hearth. */
export const checkAdmins: Check = async () => {
  const about = "Administrator";
  const people = await db().user.count({ where: { kind: "person" } });
  const admins = await db().user.count({ where: activeAdmin });
  if (admins > 0)
    return [{ about, state: "ok", text: `There is ${admins === 1 ? "one" : admins}.` }];
  const text =
    people === 0
      ? "Whoever signs up first becomes it."
      : "There is none. Make an account that is: npm run -s hearth -- users:create --admin ...";
  return [{ about, state: people === 0 ? "ok" : "warn", text }];
};
