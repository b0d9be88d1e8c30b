"use client";

import { mediaKind } from "@/lib/contract/attachments";
import type { AttachmentView } from "@/lib/contract/views";
import { FileRow } from "./file-row";
import { Pictures } from "./pictures";

/** A message's files: pictures together, sound and film to be played in place, others to download. */
export function Attachments({ files }: { files: readonly AttachmentView[] }) {
  if (files.length === 0) return null;
  const pictures = files.filter((file) => isPicture(file));
  const others = files.filter((file) => !isPicture(file));
  return (
    <div className="files">
      {pictures.length > 0 && <Pictures pictures={pictures} />}
      {others.map((file) => (
        <OtherFile key={file.id} file={file} />
      ))}
    </div>
  );
}

/** Whether a file is shown as a picture. */
export function isPicture(file: AttachmentView): boolean {
  return mediaKind(file) === "image" && file.width !== null;
}

/** A file that is no picture: played in place, or downloaded. */
export function OtherFile({ file }: { file: AttachmentView }) {
  const name = file.alt || file.name;
  switch (mediaKind(file)) {
    case "audio":
      return (
        <figure className="sound">
          <figcaption className="clip">{name}</figcaption>
          {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what people say here */}
          <audio controls preload="metadata" src={file.url} aria-label={name} />
        </figure>
      );
    case "video":
      return (
        // biome-ignore lint/a11y/useMediaCaption: nobody has written down what people say here
        <video controls playsInline preload="metadata" src={file.url} aria-label={name} />
      );
    default:
      return <FileRow file={file} />;
  }
}
