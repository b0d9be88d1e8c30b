"use client";

import { useEffect, useRef, useState } from "react";
import { excerptOf } from "@/lib/contract/message-excerpt";
import type { MessageView } from "@/lib/contract/views";
import { firstName } from "./first-name";

/** More messages than this within `burstMs` are told by their number only. */
const burst = 3;
const burstMs = 5_000;

type Props = {
  roomId: string;
  messages: readonly MessageView[];
  /** Newer messages exist than those here: what is fetched then is not news. */
  behind: boolean;
  meId: string;
};

/** Says new messages of the open room aloud, once, politely, while the page is looked at. */
export function LiveRegion({ roomId, messages, behind, meId }: Props) {
  const [said, setSaid] = useState("");
  const heard = useRef({ roomId, seq: messages.at(-1)?.seq ?? 0, behind, times: [] as number[] });

  useEffect(() => {
    const newest = messages.at(-1)?.seq ?? 0;
    const known = heard.current;
    if (known.roomId !== roomId || known.seq === 0 || known.behind) {
      heard.current = { roomId, seq: newest, behind, times: [] };
      return;
    }
    const fresh = messages.filter(
      ({ seq, kind, author }) => seq > known.seq && kind === "text" && author.id !== meId,
    );
    known.seq = Math.max(known.seq, newest);
    known.behind = behind;
    if (fresh.length === 0 || document.visibilityState !== "visible") return;
    const now = Date.now();
    known.times = [...known.times.filter((at) => now - at < burstMs), ...fresh.map(() => now)];
    setSaid(
      known.times.length > burst
        ? `${known.times.length} new messages`
        : fresh
            .map((message) => `${firstName(message.author.name)}: ${excerptOf(message)}`)
            .join("\n"),
    );
  }, [roomId, messages, behind, meId]);

  return (
    <p className="vh" aria-live="polite">
      {said}
    </p>
  );
}
