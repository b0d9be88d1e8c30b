"use client";

import type { ReactNode } from "react";
import { MenuButton } from "@/components/shell/menu-button";
import { replaceWith } from "@/components/shell/navigate-to";
import { Dialog } from "@/components/ui/dialog";

type Props = {
  title: string;
  /** Whether a room lies under it: then it is a dialog, else a page of its own. */
  overlay: boolean;
  tab: "room" | "join";
  children: ReactNode;
};

/** The frame of "New room" and "Join a room", which are two tabs of one thing. */
export function RoomOverlay({ title, overlay, tab, children }: Props) {
  const content = (
    <>
      <nav className="tabs" aria-label="Ways to a room">
        <Tab href="/rooms/new" current={tab === "room"}>
          Room
        </Tab>
        <Tab href="/rooms/browse" current={tab === "join"}>
          Join
        </Tab>
      </nav>
      {children}
    </>
  );
  if (overlay) {
    return (
      <Dialog title={title} onClose={() => window.history.back()}>
        {content}
      </Dialog>
    );
  }
  return (
    <div className="sheet-page">
      <header className="page-head">
        <MenuButton />
        <h1 className="title">{title}</h1>
      </header>
      <div className="sheet-body">{content}</div>
    </div>
  );
}

type TabProps = { href: string; current: boolean; children: ReactNode };

/** Changes the address in place, so that Back and Close lead to what lies under the dialog. */
function Tab({ href, current, children }: TabProps) {
  return (
    <a
      href={href}
      aria-current={current ? "page" : undefined}
      onClick={(event) => {
        event.preventDefault();
        replaceWith(href);
      }}
    >
      {children}
    </a>
  );
}
