"use client";

import { useReaderZone } from "@/components/ui/reader-zone";

/** Says in which zone times are written, and who decided that. */
export function TimeZone() {
  return (
    <p className="small soft">
      Times are shown in {useReaderZone().replaceAll("_", " ")}, as your browser says.
    </p>
  );
}
