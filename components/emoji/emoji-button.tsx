"use client";

import { Smile } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { LazyEmojiPicker } from "./lazy-emoji-picker";

type Props = { label: string; className?: string; onChoose: (emoji: string) => void };

/** Opens the emoji picker beside it. */
export function EmojiButton({ label, className = "", onChoose }: Props) {
  const [at, setAt] = useState<DOMRect | null>(null);
  return (
    <>
      <IconButton
        className={`needs-script ${className}`}
        label={label}
        icon={Smile}
        aria-haspopup="dialog"
        aria-expanded={at !== null}
        onClick={(event) => setAt(event.currentTarget.getBoundingClientRect())}
      />
      {at && <LazyEmojiPicker at={at} onChoose={onChoose} onClose={() => setAt(null)} />}
    </>
  );
}
