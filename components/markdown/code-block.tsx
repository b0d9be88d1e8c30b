"use client";

import { useEffect, useRef, useState } from "react";
import { CopyButton } from "@/components/rooms/copy-button";
import { type Highlighted, HighlightedCode } from "./highlighted-code";

type Props = { language: string; text: string };

/** Code as it was typed. It scrolls sideways, can be copied, and gets its colours once it is seen. */
export function CodeBlock({ language, text }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const colours = useColours(frame, language, text);
  return (
    <div className="code" ref={frame}>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        role="region"
        aria-label={language ? `Code, ${language}` : "Code"}
        dir="ltr"
      >
        <code>{colours ? <HighlightedCode nodes={colours} /> : text}</code>
      </pre>
      <CopyButton text={text} label="Copy code" done="Code copied." />
    </div>
  );
}

/** The highlighter comes with the first code on screen whose language is named. */
function useColours(
  frame: React.RefObject<HTMLElement | null>,
  language: string,
  text: string,
): Highlighted | null {
  const [found, setFound] = useState<{ text: string; nodes: Highlighted } | null>(null);
  useEffect(() => {
    if (!language || !frame.current || typeof IntersectionObserver === "undefined") return;
    let isGone = false;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      // A part that cannot be fetched leaves the code without colours.
      void import("./highlight").then(
        async ({ highlight }) => {
          const nodes = await highlight(language, text);
          if (nodes && !isGone) setFound({ text, nodes });
        },
        () => {},
      );
    });
    observer.observe(frame.current);
    return () => {
      isGone = true;
      observer.disconnect();
    };
  }, [frame, language, text]);
  return found?.text === text ? found.nodes : null;
}
