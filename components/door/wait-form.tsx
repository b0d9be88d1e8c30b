"use client";

import { useActionState } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import { Button } from "@/components/ui/button";
import { waitWords } from "@/components/ui/wait-words";
import { type FormAction, noFormState } from "@/lib/contract/form-state";
import { useWaitNews } from "./use-wait-news";

type Props = {
  /** Queues, or gives the place up: what the button says. */
  action: FormAction;
  code: string;
  roomId: string;
  /** One's place in line, from 1; null for whoever does not wait. */
  place: number | null;
};

/** The line for a full room: the way into it, and what somebody in it knows. */
export function WaitForm({ action, code, roomId, place }: Props) {
  const [state, send, busy] = useActionState(action, noFormState);
  useWaitNews(roomId, place);
  return (
    <form action={send} className="grid w-full justify-items-center">
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="roomId" value={roomId} />
      <FormAlert failure={state.failure} />
      <p className="note" role="status">
        {place !== null && waitWords(place)}
      </p>
      <p className="actions">
        <Button kind={place === null ? "primary" : "plain"} type="submit" busy={busy}>
          {place === null ? "Join the waitlist" : "Leave the waitlist"}
        </Button>
      </p>
    </form>
  );
}
