import { cookies, headers } from "next/headers";
import type { HalfIn } from "@/lib/chat/second-step";
import { seal, unseal } from "@/lib/seal";
import { fromHeaders, isSecure } from "./caller";

const name = "hearth.half-in";
const lifeSeconds = 10 * 60;

/** Who passed the first step in this browser in the last ten minutes; null for nobody. */
export async function readHalfIn(): Promise<HalfIn | null> {
  const text = unseal("half-in", (await cookies()).get(name)?.value ?? "");
  const [userId, passwordMark, endsAt] = text?.split(" ") ?? [];
  if (!userId || !passwordMark || !(Number(endsAt) > Date.now())) return null;
  return { userId, passwordMark };
}

/** Remembers the first step until the second is passed. It opens the page that asks for it only. */
export async function rememberHalfIn({ userId, passwordMark }: HalfIn): Promise<void> {
  const endsAt = Date.now() + lifeSeconds * 1_000;
  (await cookies()).set(name, seal("half-in", `${userId} ${passwordMark} ${endsAt}`), {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(fromHeaders(await headers())),
    path: "/login",
    maxAge: lifeSeconds,
  });
}

export async function forgetHalfIn(): Promise<void> {
  (await cookies()).delete({ name, path: "/login" });
}
