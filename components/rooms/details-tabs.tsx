"use client";

import { useEffect, useState } from "react";

const parts = ["about", "members", "pinned", "files", "settings"] as const;
type Part = (typeof parts)[number];
const titles: Record<Part, string> = {
  about: "About",
  members: "Members",
  pinned: "Pinned",
  files: "Files",
  settings: "Settings",
};

/** Links to the parts of the panel below; the part in view is marked. */
export function DetailsTabs({ canChange }: { canChange: boolean }) {
  const [current, setCurrent] = useState<Part>("about");
  // Who runs the room has its settings, too.
  const shown = canChange ? parts : parts.filter((part) => part !== "settings");

  useEffect(() => {
    const part = window.location.hash.slice(1);
    if (part) show(part);
    const body = document.querySelector(".panel-body");
    if (!body) return;
    const look = () => setCurrent(partInView(body));
    look();
    body.addEventListener("scroll", look, { passive: true });
    return () => body.removeEventListener("scroll", look);
  }, []);

  return (
    <nav className="tabs" aria-label="Parts of the details">
      {shown.map((part) => (
        <a
          key={part}
          href={`#${part}`}
          aria-current={part === current ? "page" : undefined}
          onClick={(event) => {
            event.preventDefault();
            show(part);
            setCurrent(part);
          }}
        >
          {titles[part]}
        </a>
      ))}
    </nav>
  );
}

function show(part: string): void {
  document.getElementById(part)?.scrollIntoView({ block: "start" });
}

/** The last part that has reached the upper edge; at the very end, the last one. */
function partInView(body: Element): Part {
  const edge = body.getBoundingClientRect().top + 24;
  const begun = parts.filter((part) => {
    const section = document.getElementById(part);
    return section !== null && section.getBoundingClientRect().top <= edge;
  });
  const atEnd = body.scrollTop > 0 && body.scrollTop + body.clientHeight >= body.scrollHeight - 1;
  if (atEnd && document.getElementById("settings")) return "settings";
  return begun.at(-1) ?? "about";
}
