import { headers } from "next/headers";
import { MissingPage } from "@/components/ui/missing-page";
import { findInvitation } from "../../find-invitation";
import { typedCode } from "./typed-code";

/** For a link that ended, a code that never was, and too many tries: what is to do. */
export default async function NoInvitation() {
  // No parameters reach this page; proxy.ts writes the address down.
  const { pathname } = new URL((await headers()).get("x-hearth-path") ?? "/", "http://hearth");
  const found = await findInvitation(typedCode(pathname.split("/")[2] ?? ""));
  return <MissingPage title="This opens no room" line={found.ok ? "" : found.error.message} />;
}
