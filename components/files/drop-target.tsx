"use client";

import { useEffect, useState } from "react";

type Props = { roomName: string; onDrop: (files: File[]) => void };

/** Files dragged over the window may be let go anywhere in it. */
export function DropTarget({ roomName, onDrop }: Props) {
  const isOver = useFileDrop(onDrop);
  if (!isOver) return null;
  return (
    <div className="drop-target" aria-hidden="true">
      <p className="lead">{`Drop to attach to ${roomName}`}</p>
    </div>
  );
}

function useFileDrop(onDrop: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    // Each element that is entered tells so, and the one that is left.
    let depth = 0;
    const moved = (by: number) => (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth + by);
      setOver(depth > 0);
    };
    const [enter, leave] = [moved(1), moved(-1)];
    const allow = (event: DragEvent) => hasFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      // What is dropped into a dialog is not meant for the room behind it.
      if (!document.querySelector("dialog[open]")) onDrop([...(event.dataTransfer?.files ?? [])]);
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener("dragenter", enter, { signal });
    window.addEventListener("dragleave", leave, { signal });
    window.addEventListener("dragover", allow, { signal });
    window.addEventListener("drop", drop, { signal });
    return () => listening.abort();
  }, [onDrop]);
  return isOver;
}

/** Text and links that are dragged go where they always went. */
function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
