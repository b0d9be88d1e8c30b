import { cookies, headers } from "next/headers";
import type { KnownDevice } from "@/lib/chat/accounts";
import { newSecret } from "@/lib/chat/ids";
import { seal, unseal } from "@/lib/seal";
import { fromHeaders, isSecure } from "./caller";
import { cookieSeconds } from "./session-cookie";

const name = "hearth.device";

/** Which account this browser was signed in to last, by its sealed cookie; null for none. */
export async function readKnownDevice(): Promise<KnownDevice | null> {
  const text = unseal("device", (await cookies()).get(name)?.value ?? "");
  const [userId, id] = text?.split(" ") ?? [];
  return userId && id ? { userId, id } : null;
}

/** Marks this browser as known to an account that it has just signed in to. */
export async function rememberDevice(userId: string, before: KnownDevice | null): Promise<void> {
  const id = before?.userId === userId ? before.id : newSecret();
  (await cookies()).set(name, seal("device", `${userId} ${id}`), {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(fromHeaders(await headers())),
    path: "/login",
    maxAge: cookieSeconds,
  });
}
