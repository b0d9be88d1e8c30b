"use client";

import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState } from "react";
import { usePart } from "@/components/ui/use-part";
import type { CompletionHandle } from "./completion-list";
import { insertText } from "./insert-text";
import { type CaretWord, shortcodeAtCaret, wordAtCaret } from "./word-at-caret";

const loadList = () => import("./completion-list");

/**
 * Completing names and emoji while one writes: "@" people of the room, "#" rooms, ":" emoji. The
 * list and what it is made of are fetched at the first sign; the field keeps the focus.
 */
export function useCompletion(field: RefObject<HTMLTextAreaElement | null>, roomId: string) {
  const [word, setWord] = useState<CaretWord | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const handle = useRef<CompletionHandle>(null);
  /** Where a word begins that was completed, or that nobody wants completed. */
  const settledAt = useRef<number | null>(null);
  const listId = useId();
  const part = usePart(word !== null, loadList);

  const close = () => setWord(null);
  const settle = () => {
    settledAt.current = word?.from ?? null;
    close();
  };
  const put = (text: string) => {
    const target = field.current;
    if (!target || !word) return;
    settle();
    insertText(target, text, word.from, word.from + 1 + word.query.length);
  };

  /** After each change of the text or the caret. */
  const look = () => {
    const target = field.current;
    if (!target || target.selectionStart !== target.selectionEnd) return close();
    const { value, selectionStart: caret } = target;
    const found = wordAtCaret(value, caret);
    if (found?.from !== settledAt.current) settledAt.current = null;
    const isSame = word?.from === found?.from && word?.query === found?.query;
    if (!isSame) setWord(settledAt.current === null ? found : null);
  };

  const handleKey = (event: KeyboardEvent): boolean => {
    const { key, shiftKey, ctrlKey, metaKey, altKey, nativeEvent } = event;
    if (!word || !activeId || !handle.current) return false;
    if (shiftKey || ctrlKey || metaKey || altKey || nativeEvent.isComposing) return false;
    if (key === "ArrowDown") handle.current.move(1);
    else if (key === "ArrowUp") handle.current.move(-1);
    else if (key === "Enter" || key === "Tab") handle.current.choose();
    else if (key === "Escape") settle();
    else return false;
    // Neither the form nor the dialog around it is meant.
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  const list: ReactNode = word && part && (
    <part.CompletionList
      ref={handle}
      id={listId}
      word={word}
      roomId={roomId}
      field={field}
      onChoose={put}
      onActive={setActiveId}
    />
  );
  return {
    list,
    look() {
      look();
      if (field.current) void writeShortcode(field.current);
    },
    follow: () => word && look(),
    close,
    handleKey,
    aria: {
      "aria-autocomplete": "list",
      "aria-controls": word && activeId ? listId : undefined,
      "aria-activedescendant": (word && activeId) || undefined,
    } as const,
  };
}

/** ":smile:" becomes its emoji as soon as it is closed. */
async function writeShortcode(field: HTMLTextAreaElement): Promise<void> {
  const caret = field.selectionStart;
  const found = shortcodeAtCaret(field.value, caret);
  if (!found) return;
  const typed = field.value.slice(found.from, caret);
  const book = await import("@/components/emoji/emoji-book").catch(() => null);
  const emoji = await book?.emojiByCode(found.code);
  // Whoever types on has the emoji put where the word still stands.
  if (!emoji || field.value.slice(found.from, caret) !== typed) return;
  const { selectionStart, selectionEnd } = field;
  const shift = emoji.length - typed.length;
  insertText(field, emoji, found.from, caret);
  field.setSelectionRange(selectionStart + shift, selectionEnd + shift);
}
