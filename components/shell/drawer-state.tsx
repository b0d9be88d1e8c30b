"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";

type Drawer = {
  isOpen: boolean;
  /** Opens the rooms on phones; the focus returns to `opener` when they close. */
  open: (opener: HTMLElement) => void;
  close: () => void;
  /** Closes on the way to another address. */
  leaveTo: (path: string, go: (path: string) => void) => void;
};

const Context = createContext<Drawer>({
  isOpen: false,
  open: () => {},
  close: () => {},
  leaveTo: (path, go) => go(path),
});

/** Whether the rooms lie over the page on phones, and how to change that. */
export function useDrawer(): Drawer {
  return useContext(Context);
}

/**
 * While open, the drawer has an entry of its own in the browser's history, so that Back closes it.
 * Closing it otherwise takes that entry away again.
 */
export function DrawerProvider({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLElement | null>(null);
  const afterBack = useRef<(() => void) | null>(null);

  useEffect(() => {
    const closed = () => {
      setOpen(false);
      afterBack.current?.();
      afterBack.current = null;
    };
    if (!isOpen) {
      // Only now is the page around the opener no longer inert.
      opener.current?.focus({ preventScroll: true });
      opener.current = null;
      return;
    }
    window.addEventListener("popstate", closed);
    return () => window.removeEventListener("popstate", closed);
  }, [isOpen]);

  const drawer = useMemo<Drawer>(
    () => ({
      isOpen,
      open: (from) => {
        opener.current = from;
        window.history.pushState(null, "", window.location.href);
        setOpen(true);
      },
      close: () => {
        if (isOpen) window.history.back();
      },
      leaveTo: (path, go) => {
        if (!isOpen) return go(path);
        opener.current = null;
        afterBack.current = () => go(path);
        window.history.back();
      },
    }),
    [isOpen],
  );
  return <Context.Provider value={drawer}>{children}</Context.Provider>;
}
