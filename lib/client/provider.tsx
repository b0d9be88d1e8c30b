"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { MessagePage, MeView, RoomView } from "@/lib/contract/views";
import { HearthContext, useHearth } from "./context";
import { createHearth } from "./hearth";
import type { Seed } from "./types";

type Props = {
  me: MeView;
  rooms: RoomView[];
  /** Whether this server has sockets; without them the client polls and tries none. */
  live: boolean;
  /** The room in the address, for the first HTML; only this is in it before scripts run. */
  seed: Seed | null;
  children: ReactNode;
};

/** Everything below can use the hooks of this folder. One per page; another person gets a new one. */
export function HearthClient(props: Props) {
  return <Client key={props.me.id} {...props} />;
}

function Client({ me, rooms, live, seed, children }: Props) {
  const [hearth] = useState(() => createHearth({ me, rooms, live, seed }));
  useEffect(() => hearth.start(), [hearth]);

  // The layout was rendered again (a form was posted, say): its list may know a new room.
  const first = useRef(rooms);
  useEffect(() => {
    if (first.current !== rooms) hearth.refreshRooms();
    first.current = rooms;
  }, [hearth, rooms]);

  return <HearthContext value={hearth}>{children}</HearthContext>;
}

/** Puts what a page was rendered with into the store, after hydration; renders nothing. */
export function RoomSeed({ room, page }: { room: RoomView; page: MessagePage }) {
  const hearth = useHearth();
  useEffect(() => hearth.seed({ room, page }), [hearth, room, page]);
  return null;
}
