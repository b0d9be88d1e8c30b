import { redirect } from "next/navigation";
import { currentActor } from "@/lib/auth/next";
import type { PersonActor } from "@/lib/chat/actor";

/** Who is signed in; strangers go through the door and come back to `path`. */
export async function requireActor(path: string): Promise<PersonActor> {
  return (await currentActor()) ?? redirect(`/login?next=${encodeURIComponent(path)}`);
}
