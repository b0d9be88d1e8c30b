"use client";

import type { ComponentProps } from "react";
import { usePart } from "@/components/ui/use-part";
import type { EmojiPicker } from "./emoji-picker";

const load = () => import("./emoji-picker");

/** The emoji picker, fetched when it is first opened. */
export function LazyEmojiPicker(props: ComponentProps<typeof EmojiPicker>) {
  const part = usePart(true, load);
  return part && <part.EmojiPicker {...props} />;
}
