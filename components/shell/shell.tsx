"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Browse } from "@/components/rooms/browse";
import type { DetailsSeed } from "@/components/rooms/details-seed";
import { NewRoom } from "@/components/rooms/new-room";
import type { OpenRoomsSeed } from "@/components/rooms/open-room-list";
import { RoomView } from "@/components/rooms/room-view";
import { SeatedToast } from "@/components/rooms/seated-toast";
import { Welcome } from "@/components/rooms/welcome";
import { VerifyLine } from "@/components/settings/verify-line";
import { useMe, useRooms, useTitle } from "@/lib/client/hooks";
import { DrawerProvider, useDrawer } from "./drawer-state";
import { Firebox } from "./firebox";
import { useFormActions } from "./form-actions";
import { NothingHere } from "./nothing-here";
import { ReadToast } from "./read-toast";
import { ShellDialogs, useShellDialogs } from "./shell-dialogs";
import { SignedOutDialog } from "./signed-out-dialog";
import { useLastRoom } from "./use-last-room";
import { useRoomSwitchKeys } from "./use-room-switch-keys";
import { readView, type View } from "./view";

type Props = {
  hearthName: string;
  /** What the first HTML needs beside the room's messages. */
  details: DetailsSeed | null;
  openRooms: OpenRoomsSeed | null;
  children: ReactNode;
};

/**
 * The frame and everything in it. It lives in the layout and follows the address, so a change of
 * room, a dialog or Back asks the server for nothing and keeps what is mounted, the composer too.
 */
export function Shell(props: Props) {
  return (
    <DrawerProvider>
      <Frame {...props} />
    </DrawerProvider>
  );
}

function Frame({ hearthName, details, openRooms, children }: Props) {
  const { rooms } = useRooms();
  const me = useMe();
  const { actions } = useFormActions();
  const drawer = useDrawer();
  const dialogs = useShellDialogs();
  const view = readView(usePathname());
  const base = useBase(view);
  const openRoomId = base?.kind === "room" ? base.roomId : null;
  const openRoom = rooms.find((room) => room.id === openRoomId);
  useRoomSwitchKeys(rooms, openRoomId);
  useLastRoom(view);
  useTitle(`${titleOf(view, openRoom?.name)}${hearthName}`);

  return (
    <div
      className={base?.kind === "welcome" && rooms.length === 0 ? "app home" : "app"}
      data-drawer={drawer.isOpen ? "open" : undefined}
    >
      {openRoom && (
        <a className="skip-link" href="#messages">
          Skip to messages
        </a>
      )}
      <Firebox
        hearthName={hearthName}
        openRoomId={openRoomId}
        onKeyboard={() => dialogs.show("shortcuts")}
      />
      <main inert={drawer.isOpen}>
        {!me.emailVerified && <VerifyLine email={me.email} resend={actions.resendVerification} />}
        {base?.kind === "room" && (
          <RoomView roomId={base.roomId} details={base.details} seed={details} />
        )}
        {base?.kind === "welcome" && <Welcome openRooms={openRooms} />}
        {base?.kind === "unknown" && <NothingHere />}
        {view.kind === "new" && <NewRoom overlay={base !== null} />}
        {view.kind === "browse" && <Browse overlay={base !== null} seed={openRooms} />}
        {children}
        <SeatedToast openRoomId={openRoomId} />
        <ReadToast />
      </main>
      {drawer.isOpen && (
        <button
          type="button"
          className="drawer-scrim"
          aria-label="Close rooms"
          tabIndex={-1}
          onClick={drawer.close}
        />
      )}
      <ShellDialogs {...dialogs} />
      <SignedOutDialog />
    </div>
  );
}

/** What lies under a dialog: the last view that was no dialog; null where the page began with one. */
function useBase(view: View): View | null {
  const [base, setBase] = useState<View | null>(null);
  if (view.kind === "new" || view.kind === "browse") return base;
  if (JSON.stringify(base) !== JSON.stringify(view)) setBase(view);
  return view;
}

function titleOf(view: View, roomName: string | undefined): string {
  if (view.kind === "new") return "New room · ";
  if (view.kind === "browse") return "Join a room · ";
  return roomName ? `${roomName} · ` : "";
}
