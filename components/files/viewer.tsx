"use client";

import "yet-another-react-lightbox/styles.css";
import type { SyntheticEvent } from "react";
import Lightbox from "yet-another-react-lightbox";
import Download from "yet-another-react-lightbox/plugins/download";
import Zoom from "yet-another-react-lightbox/plugins/zoom";
import type { AttachmentView } from "@/lib/contract/views";

type Props = { pictures: readonly AttachmentView[]; at: number; onClose: () => void };

/** Pictures over the whole page: arrows and swipes turn them, two fingers enlarge, Escape closes. */
export function Viewer({ pictures, at, onClose }: Props) {
  const slides = pictures.map(({ url, alt, name, width, height }) => ({
    src: url,
    alt: alt || name,
    download: { url, filename: name },
    ...(width && height && { width, height }),
  }));
  const isOnly = slides.length === 1;
  return (
    <div role="presentation" {...contained}>
      <Lightbox
        open
        close={onClose}
        index={at}
        slides={slides}
        plugins={[Zoom, Download]}
        carousel={{ finite: true, padding: "16px" }}
        animation={{ fade: 180, swipe: 240 }}
        controller={{ closeOnBackdropClick: true, closeOnPullDown: true }}
        zoom={{ maxZoomPixelRatio: 3 }}
        labels={{ Lightbox: "Pictures" }}
        {...(isOnly && { render: { buttonPrev: () => null, buttonNext: () => null } })}
      />
    </div>
  );
}

const contain = (event: SyntheticEvent) => event.stopPropagation();

/** In React's tree the viewer is in its message, which must not take what happens here for its own. */
const contained = {
  onClick: contain,
  onContextMenu: contain,
  onKeyDown: contain,
  onPointerDown: contain,
  onPointerMove: contain,
  onPointerUp: contain,
  onPointerCancel: contain,
};
