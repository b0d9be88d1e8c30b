"use client";

import { useState } from "react";
import { navigateTo } from "@/components/shell/navigate-to";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useActions } from "@/lib/client/hooks";
import type { RoomView } from "@/lib/contract/views";
import { leavingWords } from "./leave-room";
import { useFetched } from "./use-fetched";

/** Asks before a room is left from its row. Another heir is chosen in the room's details. */
export function LeaveDialog({ room, onClose }: { room: RoomView; onClose: () => void }) {
  const { leaveRoom, listMembers } = useActions();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const isOwner = room.role === "owner";
  const members = useFetched(() => listMembers(room.id), isOwner ? room.id : null, null);
  const heir = members.data?.find(({ role }) => role !== "owner");
  const isReady = !isOwner || members.data !== null;
  const leave = async () => {
    setBusy(true);
    const answer = await leaveRoom(room.id);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error.message);
    onClose();
    if (window.location.pathname.startsWith(`/rooms/${room.id}`)) navigateTo("/rooms");
  };
  return (
    <Dialog title={`Leave ${room.name}?`} onClose={onClose}>
      <p className="soft">{isReady && leavingWords(room, heir)}</p>
      {(problem || members.failed) && (
        <p className="alert mt-4" role="alert">
          {problem ?? "Who would own it next could not be asked. Try again later."}
        </p>
      )}
      <div className="actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="danger" busy={busy} disabled={!isReady} onClick={() => void leave()}>
          Leave room
        </Button>
      </div>
    </Dialog>
  );
}
