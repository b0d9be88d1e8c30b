"use client";

import { File } from "lucide-react";
import { useUpload } from "@/lib/client/file-hooks";
import type { OutgoingFile } from "@/lib/client/outgoing-file";
import { sizeWords } from "@/lib/contract/attachments";
import { fitted } from "./fitted";
import { ProgressRing } from "./progress-ring";

/** The files of a message that is not confirmed, where they will be and as large. */
export function OutgoingFiles({ files }: { files: readonly OutgoingFile[] }) {
  if (files.length === 0) return null;
  const pictures = files.filter(({ width }) => width !== null);
  const others = files.filter(({ width }) => width === null);
  return (
    <div className="files">
      {pictures.length > 0 && (
        <div className={pictures.length > 1 ? "pictures many" : "pictures"}>
          {pictures.map((file) => (
            <OutgoingPicture key={file.id} file={file} />
          ))}
        </div>
      )}
      {others.map((file) => (
        <OutgoingRow key={file.id} file={file} />
      ))}
    </div>
  );
}

function OutgoingPicture({ file }: { file: OutgoingFile }) {
  const upload = useUpload(file.id);
  const size = file.attachment ?? file;
  return (
    <span className="picture">
      <img
        {...fitted(size.width ?? 1, size.height ?? 1)}
        src={upload?.previewUrl || undefined}
        alt={file.alt || file.name}
      />
      <Ring file={file} />
    </span>
  );
}

function OutgoingRow({ file }: { file: OutgoingFile }) {
  return (
    <span className="file-row">
      <File aria-hidden="true" />
      <span className="grow">
        <b className="clip">{file.name}</b>
        <span className="soft num">{sizeWords(file.bytes)}</span>
      </span>
      <Ring file={file} />
    </span>
  );
}

function Ring({ file }: { file: OutgoingFile }) {
  const upload = useUpload(file.id);
  if (file.attachment || !upload || upload.failed || upload.sent >= 1) return null;
  return <ProgressRing sent={upload.sent} label={`Uploading ${file.name}`} />;
}
