"use client";

import type { ComponentProps } from "react";
import { useActions } from "@/lib/client/hooks";
import { isPlainClick, roomIdOf } from "@/lib/client/navigation";
import { useDrawer } from "./drawer-state";
import { navigateTo } from "./navigate-to";

type Props = Omit<ComponentProps<"a">, "href"> & { href: string };

/**
 * A real link to an address of the shell that asks the server for no page when scripts run, and
 * fetches the room it leads to as soon as it is pointed at, focused or touched.
 */
export function RoomLink({ href, onClick, children, ...rest }: Props) {
  const { prefetch } = useActions();
  const drawer = useDrawer();
  const roomId = roomIdOf(href);
  const warm = roomId ? () => prefetch(roomId) : undefined;

  return (
    <a
      {...rest}
      href={href}
      onMouseEnter={warm}
      onFocus={warm}
      onTouchStart={warm}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isPlainClick(event)) return;
        event.preventDefault();
        drawer.leaveTo(href, navigateTo);
      }}
    >
      {children}
    </a>
  );
}
