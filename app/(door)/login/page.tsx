import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { doorPath } from "@/components/auth/door-path";
import { LogInForm } from "@/components/auth/log-in-form";
import { PasskeyLogIn } from "@/components/auth/passkey-log-in";
import { currentActor } from "@/lib/auth/next";
import { isFirstStart } from "@/lib/chat/settings";
import { ownPath } from "@/lib/contract/accounts";
import { destination } from "../destination";
import { logInAction, passkeyAction } from "./actions";

export const metadata: Metadata = { title: "Log in" };

type Props = { searchParams: Promise<{ next?: string | string[]; email?: string | string[] }> };

export default async function LogInPage({ searchParams }: Props) {
  const { next, email } = await searchParams;
  if (await currentActor()) redirect(destination(next));
  if (await isFirstStart()) redirect("/signup");
  const path = ownPath(next);
  return (
    <div>
      <h1 className="title">Log in</h1>
      <LogInForm
        action={logInAction}
        next={path}
        email={typeof email === "string" ? email : undefined}
      />
      <PasskeyLogIn action={passkeyAction} next={path} />
      <p className="aside">
        <Link href="/forgot">Forgot password?</Link>
      </p>
      <p className="aside">
        New here? <Link href={doorPath("/signup", { next: path })}>Sign up</Link>
      </p>
    </div>
  );
}
