"use client";

import { useEffect } from "react";

/** Moves the focus to the page's heading, so that screen readers begin with what happened. */
export function FocusHeading() {
  useEffect(() => {
    document.querySelector<HTMLElement>("h1[tabindex]")?.focus();
  }, []);
  return null;
}
