"use client";

import { useFormActions } from "@/components/shell/form-actions";
import { Switch } from "@/components/ui/switch";
import { useActions } from "@/lib/client/hooks";
import type { RoomView } from "@/lib/contract/views";
import { useRequestForm } from "./request-form";

/** Whether links in new messages get previews. */
export function PreviewSwitch({ room }: { room: RoomView }) {
  const { actions } = useFormActions();
  const { updateRoom } = useActions();
  const { form, error, busy } = useRequestForm({
    action: actions.setLinkPreviews,
    request: () => updateRoom(room.id, { linkPreviews: !room.linkPreviews }),
    onDone: () => {},
  });
  return (
    <form {...form}>
      <input type="hidden" name="roomId" value={room.id} />
      <input type="hidden" name="linkPreviews" value={String(!room.linkPreviews)} />
      <Switch isOn={room.linkPreviews} busy={busy} label="Show previews of links in new messages" />
      {error && (
        <p className="small bad" role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
