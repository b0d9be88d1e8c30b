import { once } from "@/lib/once";

/** Where the gateway hangs the way to count the people who are connected to this process. */
export function connected(): { count?: () => number } {
  return once("connected", () => ({}));
}
