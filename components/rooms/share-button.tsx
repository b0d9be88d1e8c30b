"use client";

import { Share2 } from "lucide-react";
import { useSyncExternalStore } from "react";

/** Hands a link to the device's own sharing; only where it has one, which the server cannot know. */
export function ShareButton({ url, name }: { url: string; name: string }) {
  const canShare = useSyncExternalStore(
    () => () => {},
    () => "share" in navigator,
    () => false,
  );
  if (!canShare) return null;
  const share = () => void navigator.share({ title: name, url }).catch(() => {});
  return (
    <button type="button" className="btn sm" onClick={share}>
      <Share2 className="size-4" />
      Share
    </button>
  );
}
