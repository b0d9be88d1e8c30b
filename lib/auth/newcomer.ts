import { cookies, headers } from "next/headers";
import type { Newcomer } from "@/lib/chat/verification";
import { seal, unseal } from "@/lib/seal";
import { fromHeaders, isSecure } from "./caller";

const name = "hearth.newcomer";
/** As long as the link that they wait for. */
const lifeSeconds = 24 * 60 * 60;

/** Who signed up in this browser and has not verified the address yet; null for nobody. */
export async function readNewcomer(): Promise<Newcomer | null> {
  const text = unseal("newcomer", (await cookies()).get(name)?.value ?? "");
  const [id, endsAt, email] = text?.split(" ") ?? [];
  return id && email && Number(endsAt) > Date.now() ? { id, email } : null;
}

/** Remembers who signed up. It opens the page that waits for the link, and nothing else. */
export async function rememberNewcomer({ id, email }: Newcomer): Promise<void> {
  const endsAt = Date.now() + lifeSeconds * 1_000;
  (await cookies()).set(name, seal("newcomer", `${id} ${endsAt} ${email}`), {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(fromHeaders(await headers())),
    path: "/check-email",
    maxAge: lifeSeconds,
  });
}

export async function forgetNewcomer(): Promise<void> {
  (await cookies()).delete({ name, path: "/check-email" });
}
