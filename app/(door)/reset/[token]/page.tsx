import type { Metadata } from "next";
import Link from "next/link";
import { ResetForm } from "@/components/auth/reset-form";
import { isResetOpen } from "@/lib/chat/password-reset";
import { resetAction } from "./actions";

export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

type Props = { params: Promise<{ token: string }> };

/** Reading the page uses nothing up: mail scanners open links too. */
export default async function ResetPage({ params }: Props) {
  const { token } = await params;
  if (!(await isResetOpen(token))) return <LinkOver />;
  return (
    <div>
      <h1 className="title">Choose a new password</h1>
      <p>All your other devices are signed out then.</p>
      <ResetForm action={resetAction} token={token} />
    </div>
  );
}

function LinkOver() {
  return (
    <div>
      <h1 className="title">This link no longer works</h1>
      <p>It was used already, or it is older than an hour.</p>
      <p className="aside">
        <Link href="/forgot">Send a new one</Link>
      </p>
    </div>
  );
}
