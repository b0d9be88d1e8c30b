"use client";

import { useFormActions } from "@/components/shell/form-actions";
import { Switch } from "@/components/ui/switch";
import { useActions } from "@/lib/client/hooks";
import type { RoomView } from "@/lib/contract/views";
import { useRequestForm } from "./request-form";

/** Whether the first in line comes in as soon as there is a seat. */
export function AutoAdmit({ room }: { room: RoomView }) {
  const { actions } = useFormActions();
  const { updateRoom } = useActions();
  const { form, error, busy } = useRequestForm({
    action: actions.setAutoAdmit,
    request: () => updateRoom(room.id, { autoAdmit: !room.autoAdmit }),
    onDone: () => {},
  });
  return (
    <form {...form}>
      <input type="hidden" name="roomId" value={room.id} />
      <input type="hidden" name="autoAdmit" value={String(!room.autoAdmit)} />
      <Switch
        isOn={room.autoAdmit}
        busy={busy}
        label="Let people in by themselves when a seat is free"
      />
      {error && (
        <p className="small bad" role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
