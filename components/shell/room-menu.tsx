"use client";

import { Check, ChevronLeft } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { LeaveDialog } from "@/components/rooms/leave-dialog";
import { RenameForMe } from "@/components/rooms/rename-for-me";
import { Dialog } from "@/components/ui/dialog";
import { MenuItem } from "@/components/ui/menu";
import { moveInMenu } from "@/components/ui/menu-keys";
import { placeMenuAt } from "@/components/ui/place-menu";
import type { RoomView } from "@/lib/contract/views";
import { type MenuPart, type RoomChoice, useRoomChoices } from "./use-room-choices";

type Props = {
  room: RoomView;
  /** What it opens beside; "sheet" for fingers. */
  at: DOMRect | "sheet";
  onClose: () => void;
};

/** What may be done with a room from its row; open for as long as it is rendered. */
export function RoomMenu({ room, at, onClose }: Props) {
  const [part, setPart] = useState<MenuPart>("all");
  const [problem, setProblem] = useState<string | null>(null);
  const choices = useRoomChoices(room, part);

  async function choose({ run, opens }: RoomChoice) {
    setProblem(null);
    if (opens) return setPart(opens);
    const answer = await run?.();
    if (answer === "stay") return;
    if (!answer || answer.ok) onClose();
    else setProblem(answer.error.message);
  }

  if (part === "rename") return <RenameForMe room={room} onClose={onClose} />;
  if (part === "leave") return <LeaveDialog room={room} onClose={onClose} />;
  const list = (
    <>
      {choices.map((choice) => (
        <Item key={choice.label} choice={choice} onChoose={() => void choose(choice)} />
      ))}
      {problem && (
        <p className="small bad menu-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
  if (at === "sheet") {
    return (
      <Dialog title={room.name} onClose={onClose}>
        <div className="message-sheet" role="menu" aria-label={`Options for ${room.name}`}>
          {list}
        </div>
      </Dialog>
    );
  }
  return (
    <Floating label={`Options for ${room.name}`} part={part} at={at} onClose={onClose}>
      {list}
    </Floating>
  );
}

type FloatingProps = {
  label: string;
  part: MenuPart;
  at: DOMRect;
  onClose: () => void;
  children: React.ReactNode;
};

function Floating({ label, part, at, onClose, children }: FloatingProps) {
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    opener.current = document.activeElement;
    const element = menu.current;
    element?.showPopover();
    return () => {
      if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each part has its own height and items
  useEffect(() => {
    if (!menu.current) return;
    placeMenuAt(menu.current, at);
    menu.current.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
  }, [at, part]);
  return (
    <div
      ref={menu}
      className="menu pop-menu message-menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      popover="auto"
      onKeyDown={moveInMenu}
      onToggle={(event) => event.newState === "closed" && onClose()}
    >
      {children}
    </div>
  );
}

function Item({ choice, onChoose }: { choice: RoomChoice; onChoose: () => void }) {
  const { label, icon: Icon, danger = false, chosen, isBack } = choice;
  const Sign = isBack ? ChevronLeft : Icon;
  const radio = chosen === undefined ? {} : { role: "menuitemradio", "aria-checked": chosen };
  return (
    <div role="none">
      {danger && <hr />}
      <MenuItem danger={danger} {...radio} onClick={onChoose}>
        {Sign && <Sign aria-hidden="true" />}
        {label}
        {chosen && <Check className="chosen" aria-hidden="true" />}
      </MenuItem>
    </div>
  );
}
