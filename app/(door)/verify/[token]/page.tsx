import type { Metadata } from "next";
import { VerifyForm } from "@/components/auth/verify-form";
import { previewVerification } from "@/lib/chat/verification";
import { verifyAction } from "./actions";

export const metadata: Metadata = { title: "Verify e-mail", referrer: "no-referrer" };

type Props = { params: Promise<{ token: string }> };

/** Reading the page uses nothing up: mail scanners open links too. The button does. */
export default async function VerifyPage({ params }: Props) {
  const { token } = await params;
  const email = await previewVerification(token);
  return <VerifyForm action={verifyAction} token={token} email={email} />;
}
