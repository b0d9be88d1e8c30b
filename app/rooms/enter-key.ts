import { cookies } from "next/headers";
import { enterKeyCookie } from "@/components/settings/enter-key";

/** Whether Enter breaks the line on this device; chosen in the settings, kept in a cookie. */
export async function enterBreaks(): Promise<boolean> {
  return (await cookies()).get(enterKeyCookie)?.value === "breaks";
}
