import { headers } from "next/headers";

/** The address that was asked for. Layouts get no parameters below them; proxy.ts writes it down. */
export async function askedUrl(): Promise<URL> {
  return new URL((await headers()).get("x-hearth-path") ?? "/rooms", "http://hearth");
}
