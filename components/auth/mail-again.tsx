"use client";

import { useActionState, useEffect, useState } from "react";
import { type FormAction, type FormState, noFormState } from "@/lib/contract/form-state";

const pauseSeconds = 30;

type Props = { action: FormAction; label: string };

/** Has a link mailed; the next time only after half a minute, which it counts. */
export function MailAgain({ action, label }: Props) {
  const [state, send, busy] = useActionState(action, noFormState);
  const left = usePause(state);
  const { failure, done } = state;
  return (
    <form action={send} className="mail-again">
      <span role={failure ? "alert" : "status"}>
        {failure ? failure.message : done ? "Sent. It works for 24 hours." : ""}
      </span>
      {left > 0 ? (
        <span className="soft">Again in {left} s</span>
      ) : (
        <button type="submit" className="text-btn" aria-busy={busy || undefined}>
          {label}
        </button>
      )}
    </form>
  );
}

/** Seconds until it may be sent again, counted from when it was. */
function usePause(state: FormState): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!state.done) return;
    const until = Date.now() + pauseSeconds * 1_000;
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1_000)));
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [state]);
  return left;
}
