"use client";

import { Mic } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { canRecord, type Recorder } from "./use-recorder";

/** Begins a voice message; not there where the browser cannot record. */
export function RecordButton({ recorder }: { recorder: Recorder }) {
  const isHydrated = useHydrated();
  if (!isHydrated || !canRecord()) return null;
  return (
    <IconButton
      label="Record a voice message"
      icon={Mic}
      disabled={recorder.since !== null}
      onClick={recorder.start}
    />
  );
}
