import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CodeForm } from "@/components/auth/code-form";
import { doorPath } from "@/components/auth/door-path";
import { readHalfIn } from "@/lib/auth/half-in";
import { currentActor } from "@/lib/auth/next";
import { ownPath } from "@/lib/contract/accounts";
import { destination } from "../../destination";
import { codeAction } from "./actions";

export const metadata: Metadata = { title: "Second step" };

type Query = { next?: string | string[]; by?: string | string[] };

/** For who has typed the right password; everybody else goes back to do so. */
export default async function CodePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { next, by } = await searchParams;
  const path = ownPath(next);
  if (await currentActor()) redirect(destination(next));
  if (!(await readHalfIn())) redirect(doorPath("/login", { next: path }));
  const byRecovery = by === "recovery";
  const here = doorPath("/login/code", { next: path });
  return (
    <div>
      <h1 className="title">Second step</h1>
      <p>
        {byRecovery
          ? "Type one of the recovery codes that you kept. Each works once."
          : "Enter the 6-digit code from your app."}
      </p>
      <CodeForm action={codeAction} next={path} by={byRecovery ? "recovery" : "app"} />
      <p className="aside">
        {byRecovery ? (
          <Link href={here}>Use the code from your app</Link>
        ) : (
          <Link href={`${here}${path ? "&" : "?"}by=recovery`}>Use a recovery code</Link>
        )}
      </p>
      <p className="aside">
        <Link href={doorPath("/login", { next: path })}>Log in as somebody else</Link>
      </p>
    </div>
  );
}
