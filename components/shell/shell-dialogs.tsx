"use client";

import { lazy, Suspense, useEffect, useState } from "react";

const Switcher = lazy(() => import("./switcher"));
const ShortcutList = lazy(() => import("./shortcut-list"));

type Shown = "switcher" | "shortcuts" | null;

/** What keys open over any room: Ctrl or ⌘ with K the switcher, with / the list of keys. */
export function useShellDialogs() {
  const [shown, show] = useState<Shown>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const asked = askedBy(event);
      if (!asked || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      show(asked);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return { shown, show };
}

function askedBy(event: KeyboardEvent): Shown {
  const { key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented } = event;
  if (defaultPrevented || altKey) return null;
  if (ctrlKey || metaKey) {
    if (key === "/") return "shortcuts";
    return key.toLowerCase() === "k" && !shiftKey ? "switcher" : null;
  }
  // Single letters act in the list of messages only, where nothing is typed.
  const { activeElement } = document;
  const inList = activeElement?.closest("#messages") && !activeElement.closest("input, textarea");
  return key === "?" && inList ? "shortcuts" : null;
}

export function ShellDialogs({ shown, show }: ReturnType<typeof useShellDialogs>) {
  const close = () => show(null);
  return (
    <Suspense>
      {shown === "switcher" && <Switcher onClose={close} />}
      {shown === "shortcuts" && <ShortcutList onClose={close} />}
    </Suspense>
  );
}
