import { type ClipboardEvent, useCallback, useState } from "react";
import { useTray } from "@/lib/client/file-hooks";
import { useActions } from "@/lib/client/hooks";
import { useRecorder } from "./use-recorder";

/** The files of what is being written in a room: chosen, dropped, pasted or recorded. */
export function useComposerFiles(roomId: string) {
  const tray = useTray(roomId);
  const { attach } = useActions();
  const [told, setTold] = useState<{ roomId: string; problem: string | null } | null>(null);
  const tell = useCallback((problem: string | null) => setTold({ roomId, problem }), [roomId]);
  const add = useCallback(
    (files: File[]) => tell(files.length > 0 ? attach(roomId, files) : null),
    [attach, roomId, tell],
  );
  const recorder = useRecorder({ onRecorded: (file) => add([file]), onProblem: tell });
  return {
    tray,
    attach: add,
    /** Takes pasted files in; false where there are none. */
    paste(event: ClipboardEvent): boolean {
      const { files, types } = event.clipboardData;
      // A table copied from a spreadsheet comes with a picture of itself: the words are meant.
      if (files.length === 0 || types.includes("text/plain")) return false;
      event.preventDefault();
      add([...files]);
      return true;
    },
    recorder,
    /** What went wrong with the last of it here. */
    problem: told?.roomId === roomId ? told.problem : null,
    clear: () => tell(null),
  };
}
