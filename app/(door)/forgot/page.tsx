import type { Metadata } from "next";
import Link from "next/link";
import { ForgotForm } from "@/components/auth/forgot-form";
import { forgotAction } from "./actions";

export const metadata: Metadata = { title: "Forgot password" };

type Props = { searchParams: Promise<{ email?: string | string[] }> };

export default async function ForgotPage({ searchParams }: Props) {
  const { email } = await searchParams;
  return (
    <div>
      <h1 className="title">Forgot password</h1>
      <p>We mail you a link to choose a new one. It works for one hour.</p>
      <ForgotForm action={forgotAction} email={typeof email === "string" ? email : undefined} />
      <p className="aside">
        You know it again? <Link href="/login">Log in</Link>
      </p>
    </div>
  );
}
