import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { fullDate, knownTimeZone } from "@/lib/contract/time";

export const metadata: Metadata = { title: "Your account was deleted" };

type Props = { searchParams: Promise<{ until?: string | string[] }> };

/** Where somebody is who has just deleted their account. */
export default async function GoodbyePage({ searchParams }: Props) {
  const { until } = await searchParams;
  const end = typeof until === "string" ? Date.parse(until) : Number.NaN;
  const timeZone = knownTimeZone((await cookies()).get("tz")?.value);
  return (
    <div>
      <h1 className="title">Your account was deleted</h1>
      {Number.isNaN(end) ? (
        <p>It is gone for good, and you are signed out everywhere.</p>
      ) : (
        <>
          <p>Nobody sees it any more, and you are signed out everywhere.</p>
          <p>
            Logging in until <time dateTime={until as string}>{fullDate(end, timeZone)}</time>{" "}
            brings everything back. After that it is gone for good.
          </p>
        </>
      )}
      <p className="aside">
        <Link href="/">Go to the front page</Link>
      </p>
    </div>
  );
}
