"use client";

import { useFormActions } from "@/components/shell/form-actions";
import { Button } from "@/components/ui/button";
import { useActions } from "@/lib/client/hooks";
import type { OpenRoomView } from "@/lib/contract/views";
import { useRequestForm } from "./request-form";

type Props = {
  room: OpenRoomView;
  /** From 1; null for whoever does not wait. */
  place: number | null;
  onPlace: (place: number | null) => void;
  /** There was a seat after all. */
  onJoined: (roomId: string) => void;
};

/** One button that stands in a full room's line, or gives the place in it up. */
export function WaitForm({ room, place, onPlace, onJoined }: Props) {
  const { actions } = useFormActions();
  const { joinWaitlist, leaveWaitlist } = useActions();
  const isWaiting = place !== null;
  const { form, error, busy } = useRequestForm({
    action: isWaiting ? actions.leaveWaitlist : actions.joinWaitlist,
    request: () => (isWaiting ? leaveWaitlist(room.id) : joinWaitlist(room.id)),
    onDone(wait) {
      if (wait && wait.place === null) onJoined(room.id);
      else onPlace(wait?.place ?? null);
    },
  });
  return (
    <form {...form} className="wait-form">
      <input type="hidden" name="roomId" value={room.id} />
      <Button size="small" kind={isWaiting ? "quiet" : "plain"} type="submit" busy={busy}>
        {isWaiting ? "Leave the waitlist" : "Join the waitlist"}
        <span className="vh"> of {room.name}</span>
      </Button>
      {error && (
        <p className="small bad" role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
