import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CheckEmail } from "@/components/auth/check-email";
import { doorPath } from "@/components/auth/door-path";
import { readNewcomer } from "@/lib/auth/newcomer";
import { currentActor } from "@/lib/auth/next";
import { ownPath } from "@/lib/contract/accounts";
import { destination } from "../destination";
import { goOn, mailAgain } from "./actions";

export const metadata: Metadata = { title: "Check your e-mail" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** Waits, for whoever has just signed up, until the link in the mail was opened. */
export default async function CheckEmailPage({ searchParams }: Props) {
  const next = ownPath((await searchParams).next);
  if (await currentActor()) redirect(destination(next));
  const newcomer = await readNewcomer();
  if (!newcomer) redirect(doorPath("/login", { next }));
  return (
    <div>
      <h1 className="title">Check your e-mail</h1>
      <p>
        We sent a link to <b className="address">{newcomer.email}</b>. It works for 24 hours.
      </p>
      <CheckEmail goOn={goOn} mailAgain={mailAgain} next={next} />
      <p className="aside">
        <Link href={doorPath("/signup", { next })}>Use another address</Link>
      </p>
    </div>
  );
}
