"use client";

import "yet-another-react-lightbox/styles.css";
import { MessageSquare } from "lucide-react";
import type { SyntheticEvent } from "react";
import Lightbox, { useLightboxState } from "yet-another-react-lightbox";
import Download from "yet-another-react-lightbox/plugins/download";
import Zoom from "yet-another-react-lightbox/plugins/zoom";
import { RoomLink } from "@/components/shell/room-link";
import type { AttachmentView } from "@/lib/contract/views";

type Props = {
  pictures: readonly AttachmentView[];
  places: readonly string[] | undefined;
  at: number;
  onClose: () => void;
};

/** Pictures over the whole page: arrows and swipes turn them, two fingers enlarge, Escape closes. */
export function Viewer({ pictures, places, at, onClose }: Props) {
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
        {...(places && {
          toolbar: {
            buttons: [<ToPlace key="place" places={places} onGo={onClose} />, "close"],
          },
        })}
        {...(isOnly && { render: { buttonPrev: () => null, buttonNext: () => null } })}
      />
    </div>
  );
}

/** Leads to the message that the picture on screen belongs to. */
function ToPlace({ places, onGo }: { places: readonly string[]; onGo: () => void }) {
  const { currentIndex } = useLightboxState();
  return (
    <RoomLink
      className="yarl__button to-place"
      href={places[currentIndex] ?? ""}
      aria-label="Show in the room"
      title="Show in the room"
      onClick={onGo}
    >
      <MessageSquare aria-hidden="true" />
    </RoomLink>
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
