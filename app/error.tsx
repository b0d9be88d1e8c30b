"use client";

import { BrokenPage } from "@/components/ui/broken-page";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function PageError({ error, reset }: Props) {
  return <BrokenPage logId={error.digest} onRetry={reset} />;
}
