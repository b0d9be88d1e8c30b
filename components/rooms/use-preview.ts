import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/hooks";
import type { Failure, Result } from "@/lib/contract/errors";
import type { InvitationPreview } from "@/lib/contract/views";
import { pauseMs } from "./typing-pause";

type Preview = {
  room: InvitationPreview | null;
  failure: Failure | null;
  /** Asks again, for when nobody answered. */
  again: () => void;
};

/** What a typed code opens, or why it opens nothing: asked once, when typing has paused. */
export function usePreview(code: string | null): Preview {
  const { previewInvitation } = useActions();
  const [asked, setAsked] = useState<{ code: string; answer: Result<InvitationPreview> }>();
  const answer = asked && asked.code === code ? asked.answer : null;
  const isAnswered = answer !== null;

  useEffect(() => {
    if (!code || isAnswered) return;
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await previewInvitation(code);
      if (current) setAsked({ code, answer });
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [code, isAnswered, previewInvitation]);

  return {
    room: answer?.ok ? answer.data : null,
    failure: !answer || answer.ok ? null : answer.error,
    again: () => setAsked(undefined),
  };
}
