"use client";

import { useState } from "react";
import { useActions } from "@/lib/client/hooks";
import type { OutgoingFile } from "@/lib/client/outgoing-file";
import { DescribeFile } from "./describe-file";
import { TrayTile } from "./tray-tile";

type Props = { roomId: string; files: readonly OutgoingFile[] };

/** The files that go along with what is being written. */
export function Tray({ roomId, files }: Props) {
  const { detach, describeFile, retryFile } = useActions();
  const [describedId, setDescribedId] = useState<string | null>(null);
  const described = files.find(({ id }) => id === describedId);
  if (files.length === 0) return null;
  return (
    <>
      <ul className="tray" aria-label="Files to send">
        {files.map((file) => (
          <TrayTile
            key={file.id}
            file={file}
            onRemove={() => detach(roomId, file.id)}
            onRetry={() => retryFile(roomId, file.id)}
            onDescribe={() => setDescribedId(file.id)}
          />
        ))}
      </ul>
      {described && (
        <DescribeFile
          file={described}
          onSave={(alt) => describeFile(roomId, described.id, alt)}
          onClose={() => setDescribedId(null)}
        />
      )}
    </>
  );
}
