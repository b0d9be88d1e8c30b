"use client";

import {
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useActions, useMe, useRooms } from "@/lib/client/hooks";
import { completeEmoji } from "./complete-emoji";
import { completePeople } from "./complete-people";
import { completeRooms } from "./complete-rooms";
import type { CaretWord } from "./word-at-caret";

/** Something that can stand in place of the word. */
export type Completion = {
  key: string;
  text: string;
  face: ReactNode;
  label: string;
  hint?: string;
};

export type CompletionHandle = { move: (by: 1 | -1) => void; choose: () => void };

type Props = {
  id: string;
  word: CaretWord;
  roomId: string;
  field: RefObject<HTMLTextAreaElement | null>;
  onChoose: (text: string) => void;
  /** The id of the row that Enter would take; null while there is none. */
  onActive: (id: string | null) => void;
  ref: Ref<CompletionHandle>;
};

const rowsShown = 6;

/** What the word at the caret may become, above the field; the keys come from there. */
export function CompletionList({ id, word, roomId, field, onChoose, onActive, ref }: Props) {
  const found = useCompletions(word, roomId);
  const [at, setAt] = useState({ word, index: 0 });
  const index = at.word === word ? Math.min(at.index, Math.max(0, found.length - 1)) : 0;
  const list = useRef<HTMLDivElement>(null);
  const isOpen = found.length > 0;
  const activeId = isOpen ? `${id}-${index}` : null;

  useEffect(() => {
    onActive(activeId);
    return () => onActive(null);
  }, [activeId, onActive]);
  useImperativeHandle(ref, () => ({
    move: (by) => setAt({ word, index: (index + by + found.length) % found.length }),
    choose: () => found[index] && onChoose(found[index].text),
  }));
  // In the top layer: the field may stand in something that scrolls.
  useLayoutEffect(() => {
    const element = list.current;
    const rect = field.current?.closest(".box, .edit-form")?.getBoundingClientRect();
    if (!isOpen || !element || !rect) return;
    if (!element.matches(":popover-open")) element.showPopover();
    const above = rect.top - element.offsetHeight - 4;
    element.style.top = `${above > 8 ? above : rect.bottom + 4}px`;
    element.style.left = `${rect.left}px`;
    element.style.width = `${Math.min(rect.width, 352)}px`;
  });

  if (!isOpen) return null;
  return (
    <div
      ref={list}
      id={id}
      className="menu completion"
      role="listbox"
      aria-label={titles[word.sign]}
      popover="manual"
    >
      {found.map(({ key, text, face, label, hint }, row) => (
        // The keys are the field's, which keeps the focus.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears them
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
        <div
          key={key}
          id={`${id}-${row}`}
          className="menu-item"
          role="option"
          aria-selected={row === index}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(text)}
        >
          {face}
          <span className="clip grow">{label}</span>
          {hint && <span className="soft small">{hint}</span>}
        </div>
      ))}
    </div>
  );
}

const titles = { "@": "People", "#": "Rooms", ":": "Emoji" };

/** Those of the last word stay until the next are here, so that nothing flickers. */
function useCompletions(word: CaretWord, roomId: string): Completion[] {
  const { rooms } = useRooms();
  const me = useMe();
  const { listMembers } = useActions();
  const [found, setFound] = useState<{ sign: string; all: Completion[] }>({ sign: "", all: [] });
  const role = rooms.find(({ id }) => id === roomId)?.role ?? "member";
  const ownRooms = useRef(rooms);
  ownRooms.current = rooms;
  const { sign, query } = word;
  useEffect(() => {
    let isGone = false;
    const complete = async () => {
      if (sign === ":") return completeEmoji(query);
      if (sign === "#") return completeRooms(query, ownRooms.current);
      return completePeople(query, { roomId, role, meId: me.id, listMembers });
    };
    complete().then(
      (all) => !isGone && setFound({ sign, all: all.slice(0, rowsShown) }),
      () => !isGone && setFound({ sign, all: [] }),
    );
    return () => {
      isGone = true;
    };
  }, [sign, query, roomId, role, me.id, listMembers]);
  return found.sign === sign ? found.all : [];
}
