"use client";

import { type ReactNode, useState } from "react";

/** Words that are hidden until they are asked for; without scripts, by pointing at them. */
export function Spoiler({ children }: { children: ReactNode }) {
  const [isShown, setShown] = useState(false);
  if (isShown) return <span className="spoiler shown">{children}</span>;
  return (
    // A button may not hold links: the words lie beside it, out of reach.
    <span className="spoiler">
      <button type="button" aria-label="Show spoiler" onClick={() => setShown(true)} />
      <span inert aria-hidden="true">
        {children}
      </span>
    </span>
  );
}
