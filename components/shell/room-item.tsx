"use client";

import { Ellipsis } from "lucide-react";
import { lazy, memo, Suspense, useState } from "react";
import { useLongPress } from "@/components/messages/use-long-press";
import { onceReleased } from "@/components/messages/use-message-handlers";
import { IconButton } from "@/components/ui/icon-button";
import type { RoomView } from "@/lib/contract/views";
import { RoomRow } from "./room-row";

const RoomMenu = lazy(() => import("./room-menu").then((it) => ({ default: it.RoomMenu })));

type Props = { room: RoomView; current: boolean; draft: boolean };

/** A room in the firebox and its menu: by the right button, a resting finger, or the three dots. */
export const RoomItem = memo(function RoomItem({ room, current, draft }: Props) {
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  /** Beside what the menu is open; "sheet" under a finger. */
  const [at, setAt] = useState<DOMRect | "sheet" | null>(null);
  const press = useLongPress(() => setAt("sheet"), "button, dialog");
  return (
    <li
      {...press}
      className="room-item"
      onPointerEnter={({ pointerType }) => pointerType === "mouse" && setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={({ currentTarget, relatedTarget }) =>
        setFocused(currentTarget.contains(relatedTarget as Node | null))
      }
      onContextMenu={(event) => {
        press.onContextMenu?.(event);
        if (event.defaultPrevented || at) return;
        const { clientX, clientY, currentTarget } = event;
        event.preventDefault();
        const isPointed = (event.nativeEvent as PointerEvent).pointerType === "mouse";
        if (!isPointed) return setAt(currentTarget.getBoundingClientRect());
        onceReleased(event, () => setAt(new DOMRect(clientX, clientY, 0, 0)));
      }}
    >
      <RoomRow room={room} current={current} draft={draft} />
      {(hovered || focused || at) && (
        <IconButton
          className="room-options"
          label={`Options for ${room.name}`}
          icon={Ellipsis}
          aria-haspopup="menu"
          onClick={({ currentTarget }) => setAt(currentTarget.getBoundingClientRect())}
        />
      )}
      {at && (
        <Suspense>
          <RoomMenu room={room} at={at} onClose={() => setAt(null)} />
        </Suspense>
      )}
    </li>
  );
});
