"use client";

import { type ReactNode, type UIEvent, useId, useState } from "react";

/** A long message: its first twelve lines and the way to the rest. Without scripts, all of it. */
export function FoldedText({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  // The focus, or a search in the page, went to what is folded away.
  const unfold = ({ currentTarget }: UIEvent) => {
    if (isOpen || currentTarget.scrollTop === 0) return;
    currentTarget.scrollTop = 0;
    setOpen(true);
  };
  return (
    <div className="long">
      <div id={id} className={isOpen ? "text rich" : "text rich folded"} onScroll={unfold}>
        {children}
      </div>
      {!isOpen && (
        <button
          type="button"
          className="text-btn needs-script"
          aria-expanded={false}
          aria-controls={id}
          onClick={() => setOpen(true)}
        >
          Show all
        </button>
      )}
    </div>
  );
}
