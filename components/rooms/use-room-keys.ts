import { useEffect } from "react";
import { isEditing } from "@/components/messages/is-editing";
import { isOverlayOpen } from "@/components/shell/overlay-open";
import { useActions } from "@/lib/client/hooks";
import { navigate } from "@/lib/client/navigation";

type Options = {
  roomId: string;
  /** Whether the details are open, which Escape closes first. */
  details: boolean;
  scroller: React.RefObject<HTMLElement | null>;
  /** Goes to the newest message. */
  jump: () => void;
};

/** Escape: clear the unread line, then write. End: the newest message. Page keys scroll while typing. */
export function useRoomKeys({ roomId, details, scroller, jump }: Options): void {
  const { clearUnreadLine } = useActions();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isOverlayOpen() || isEditing()) return;
      const field = document.querySelector<HTMLTextAreaElement>(".compose textarea");
      const list = scroller.current;
      if (event.key === "Escape") {
        if (details) return navigate(`/rooms/${roomId}`);
        clearUnreadLine(roomId);
        field?.focus({ preventScroll: true });
      } else if (event.key === "End" && list) {
        if (
          document.activeElement === field ? field?.value : !list.contains(document.activeElement)
        )
          return;
        event.preventDefault();
        jump();
      } else if (/^Page(Up|Down)$/.test(event.key) && list && document.activeElement === field) {
        event.preventDefault();
        list.scrollBy({ top: (event.key === "PageUp" ? -0.9 : 0.9) * list.clientHeight });
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [roomId, details, scroller, jump, clearUnreadLine]);
}
