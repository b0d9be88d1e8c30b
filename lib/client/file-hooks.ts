"use client";

import { useSyncExternalStore } from "react";
import { useHearth } from "./context";
import type { OutgoingFile, UploadState } from "./outgoing-file";

const none: readonly OutgoingFile[] = [];

/** The files that lie in a room's composer. */
export function useTray(roomId: string): readonly OutgoingFile[] {
  const { trays } = useHearth();
  const read = () => trays.get()[roomId] ?? none;
  return useSyncExternalStore(trays.subscribe, read, () => none);
}

/** How far a file is; null for one that this tab does not know. */
export function useUpload(fileId: string): UploadState | null {
  const { uploads } = useHearth();
  const read = () => uploads.get()[fileId] ?? null;
  return useSyncExternalStore(uploads.subscribe, read, () => null);
}
