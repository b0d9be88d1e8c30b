"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Recorder } from "./use-recorder";

/** While something is recorded: for how long already, and how to end it. */
export function Recording({ recorder }: { recorder: Recorder }) {
  const { since } = recorder;
  const seconds = useSecondsSince(since);
  if (since === null) return null;
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <div className="recording" role="group" aria-label="Voice message">
      <span className="dot" aria-hidden="true" />
      <span className="grow">
        Recording <span className="num">{clock}</span>
      </span>
      <Button kind="quiet" size="small" onClick={recorder.discard}>
        Discard
      </Button>
      <Button size="small" onClick={recorder.finish}>
        Stop
      </Button>
    </div>
  );
}

function useSecondsSince(since: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (since === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [since]);
  return since === null ? 0 : Math.max(0, Math.floor((now - since) / 1_000));
}
