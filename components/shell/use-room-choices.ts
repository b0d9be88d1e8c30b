import {
  AtSign,
  Bell,
  BellOff,
  Link,
  LogOut,
  type LucideIcon,
  Mail,
  MailOpen,
  Pencil,
  UserPlus,
} from "lucide-react";
import { useState } from "react";
import { copyText } from "@/components/rooms/copy-text";
import { useActions } from "@/lib/client/hooks";
import { isMuted, mutedForGood } from "@/lib/contract/attention";
import type { Result } from "@/lib/contract/errors";
import type { RoomView } from "@/lib/contract/views";
import { useDrawer } from "./drawer-state";
import { navigateTo } from "./navigate-to";

/** What the menu shows, and the dialogs that it leads to. */
export type MenuPart = "all" | "mute" | "notify" | "rename" | "leave";

export type RoomChoice = {
  label: string;
  icon?: LucideIcon;
  /** Of choices one of which is true: whether this is the one. */
  chosen?: boolean;
  danger?: true;
  isBack?: true;
  opens?: MenuPart;
  /** "stay" keeps the menu open. */
  run?: () => Promise<Result<unknown> | "stay" | undefined>;
};

const hourMs = 3_600_000;
const morning = 8;

/** The next morning at eight, by this device's clock. */
export function tomorrow(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, morning);
}

const notifyWords = { all: "All messages", mentions: "Mentions only", none: "Nothing" } as const;

/** What is offered in a part of a room's menu. */
export function useRoomChoices(room: RoomView, part: MenuPart): RoomChoice[] {
  const { markAllRead, markUnread, setNotify } = useActions();
  const drawer = useDrawer();
  const [copied, setCopied] = useState<string | null>(null);
  const muteUntil = (until: Date | string | null) =>
    setNotify(room.id, { mutedUntil: until instanceof Date ? until.toISOString() : until });

  if (part === "mute") {
    return [
      { label: "Mute", isBack: true, opens: "all" },
      { label: "For 1 hour", run: () => muteUntil(new Date(Date.now() + hourMs)) },
      { label: "Until tomorrow", run: () => muteUntil(tomorrow(new Date())) },
      { label: "Until I turn it on", run: () => muteUntil(mutedForGood) },
    ];
  }
  if (part === "notify") {
    const kinds = ["all", "mentions", "none"] as const;
    return [
      { label: "Notify", isBack: true, opens: "all" },
      ...kinds.map((notify) => ({
        label: notifyWords[notify],
        chosen: room.notify === notify,
        run: () => setNotify(room.id, { notify }),
      })),
    ];
  }
  const read: RoomChoice = {
    label: "Mark as read",
    icon: MailOpen,
    async run() {
      markAllRead(room.id);
      return undefined;
    },
  };
  const unread: RoomChoice = {
    label: "Mark as unread",
    icon: Mail,
    run: () => markUnread(room.id, room.lastSeq),
  };
  const muted = isMuted(room, Date.now());
  return [
    room.unread > 0 ? read : unread,
    muted
      ? { label: "Unmute", icon: Bell, run: () => muteUntil(null) }
      : { label: "Mute", icon: BellOff, opens: "mute" },
    { label: `Notify: ${notifyWords[room.notify].toLowerCase()}`, icon: AtSign, opens: "notify" },
    { label: "Rename for me", icon: Pencil, opens: "rename" },
    {
      label: copied ?? "Copy link",
      icon: Link,
      async run() {
        const isCopied = await copyText(`${window.location.origin}/rooms/${room.id}`);
        setCopied(isCopied ? "Link copied" : "This browser does not let pages copy");
        return "stay";
      },
    },
    {
      label: "Invitations",
      icon: UserPlus,
      async run() {
        drawer.leaveTo(`/rooms/${room.id}/settings#members`, navigateTo);
        return undefined;
      },
    },
    { label: "Leave room", icon: LogOut, danger: true, opens: "leave" },
  ];
}
