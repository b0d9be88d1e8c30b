"use client";

import { BrokenPage } from "@/components/ui/broken-page";
import { fontVariables } from "./fonts/faces";
import "./globals.css";

type Props = { error: Error & { digest?: string } };

/** When the root layout itself broke: a page of its own, so trying again means loading it anew. */
export default function GlobalError({ error }: Props) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <BrokenPage logId={error.digest} onRetry={() => location.reload()} />
      </body>
    </html>
  );
}
