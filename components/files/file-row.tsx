import { Download, File, FileArchive, FileText, type LucideIcon } from "lucide-react";
import { sizeWords } from "@/lib/contract/attachments";
import type { AttachmentView } from "@/lib/contract/views";

/** A file that is not shown in place: what it is called, how large it is, and the way to have it. */
export function FileRow({ file }: { file: AttachmentView }) {
  const { name, bytes, url, contentType } = file;
  const Icon = iconOf(contentType);
  return (
    <a className="file-row" href={url} download={name}>
      <Icon aria-hidden="true" />
      <span className="grow">
        <b className="clip">{name}</b>
        <span className="soft num">{`${kindWord(name)}${sizeWords(bytes)}`}</span>
      </span>
      <Download role="img" aria-label="Download" />
    </a>
  );
}

/** "PDF · " by the name's ending, which is what people call a file by. */
function kindWord(name: string): string {
  const ending = name.match(/\.([A-Za-z0-9]{1,5})$/)?.[1];
  return ending ? `${ending.toUpperCase()} · ` : "";
}

function iconOf(contentType: string): LucideIcon {
  if (/zip|tar|compressed|7z|rar/.test(contentType)) return FileArchive;
  return /^text\/|pdf|word|document/.test(contentType) ? FileText : File;
}
