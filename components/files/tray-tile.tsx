"use client";

import { File, RotateCw, X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useUpload } from "@/lib/client/file-hooks";
import type { OutgoingFile } from "@/lib/client/outgoing-file";
import { sizeWords } from "@/lib/contract/attachments";
import { ProgressRing } from "./progress-ring";

type Props = {
  file: OutgoingFile;
  onRemove: () => void;
  onRetry: () => void;
  onDescribe: () => void;
};

/** A file in the composer: what it is, how far it is, and what can be done to it. */
export function TrayTile({ file, onRemove, onRetry, onDescribe }: Props) {
  const upload = useUpload(file.id);
  const { name, bytes, contentType, alt, width } = file;
  const isPicture = width !== null && upload !== null && upload.previewUrl !== "";
  const isGone = !file.blob && upload?.failed;
  const isUnderWay = !file.attachment && upload && !upload.failed;
  return (
    <li className={upload?.failed ? "tile bad" : "tile"} data-tip={upload?.failed ?? name}>
      {isPicture ? (
        <img src={upload.previewUrl} alt={alt || name} width={72} height={72} />
      ) : (
        <span className="tile-file">
          <File aria-hidden="true" />
          <span className="clip">{name}</span>
          <span className="faint num">{isGone ? "Gone" : sizeWords(bytes)}</span>
        </span>
      )}
      {isUnderWay && <ProgressRing sent={upload.sent} label={`Uploading ${name}`} />}
      {upload?.failed && (
        <>
          <span className="vh" role="alert">{`${name}: ${upload.failed}`}</span>
          {file.blob && (
            <IconButton
              className="tile-mid"
              label={`Retry ${name}`}
              icon={RotateCw}
              onClick={onRetry}
            />
          )}
        </>
      )}
      {contentType.startsWith("image/") && !upload?.failed && (
        <button
          type="button"
          className={alt ? "tile-alt told" : "tile-alt"}
          aria-label={`Alt text of ${name}`}
          data-tip={alt || "Say what it shows"}
          onClick={onDescribe}
        >
          Alt
        </button>
      )}
      <IconButton className="tile-remove" label={`Remove ${name}`} icon={X} onClick={onRemove} />
    </li>
  );
}
