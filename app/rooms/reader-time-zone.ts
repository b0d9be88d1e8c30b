import { cookies } from "next/headers";
import type { PersonActor } from "@/lib/chat/actor";
import { findTimeZone } from "@/lib/chat/profile";
import { knownTimeZone } from "@/lib/contract/time";

/** The zone to write times in: this browser's, else the one their last browser told at log-in. */
export async function readerTimeZone(actor: PersonActor): Promise<string> {
  const told = (await cookies()).get("tz")?.value;
  return knownTimeZone(told ?? (await findTimeZone(actor)));
}
