import { excerpt } from "@/lib/contract/text";

/** Bidirectional controls and invisible fillers; a joiner stays, emoji are made with it. */
const invisible = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A stranger's text as one line that can stand among ours: `most` code points at most. */
export function plainLine(text: string, most: number): string {
  const line = text
    .replace(/\p{Surrogate}/gu, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(invisible, "")
    .replace(/(\p{M}{8})\p{M}+/gu, "$1");
  return excerpt(line, most);
}
