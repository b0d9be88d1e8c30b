"use client";

import { useState } from "react";
import { usePart } from "@/components/ui/use-part";
import type { AttachmentView } from "@/lib/contract/views";
import { fitted } from "./fitted";

const loadViewer = () => import("./viewer");
/** A moving picture moves in place, unless it is heavy: then its first frame is shown. */
const mostMovingBytes = 5_000_000;

type Props = {
  pictures: readonly AttachmentView[];
  /** Where each is in its room, for the viewer to lead there; none where they stand there. */
  places?: readonly string[] | undefined;
};

/** Pictures of one message, or of a room, in boxes as large as they will be; each opens in the viewer. */
export function Pictures({ pictures, places }: Props) {
  const [openAt, setOpenAt] = useState<number | null>(null);
  const viewer = usePart(openAt !== null, loadViewer);
  return (
    <div className={pictures.length > 1 ? "pictures many" : "pictures"}>
      {pictures.map((picture, index) => (
        <a
          key={picture.id}
          className="picture"
          href={picture.url}
          target="_blank"
          rel="noopener"
          aria-label={`Open ${picture.alt || picture.name}`}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            setOpenAt(index);
          }}
        >
          <Thumbnail picture={picture} />
        </a>
      ))}
      {openAt !== null && viewer && (
        <viewer.Viewer
          pictures={pictures}
          places={places}
          at={openAt}
          onClose={() => setOpenAt(null)}
        />
      )}
    </div>
  );
}

function Thumbnail({ picture }: { picture: AttachmentView }) {
  const { url, thumbnailUrl, contentType, bytes, alt, width, height } = picture;
  const moves = contentType === "image/gif" && bytes <= mostMovingBytes;
  return (
    <img
      {...fitted(width ?? 1, height ?? 1)}
      src={moves ? url : (thumbnailUrl ?? url)}
      alt={alt}
      decoding="async"
    />
  );
}
