import { loadEmoji } from "@/components/emoji/emoji-book";
import { toned } from "@/components/emoji/skin-tone";
import type { Completion } from "./completion-list";

/** Emoji whose shortcode or one of whose tags begins so. */
export async function completeEmoji(query: string): Promise<Completion[]> {
  const { emoji } = await loadEmoji();
  const begins = emoji.flatMap((one) => {
    const code = one.codes.find((code) => code.startsWith(query));
    return code ? [{ one, code }] : [];
  });
  const tagged = emoji.flatMap((one) => {
    const [code = ""] = one.codes;
    const isKnown = begins.some((known) => known.one === one);
    const fits = code.includes(query) || one.tags.some((tag) => tag.startsWith(query));
    return code && !isKnown && fits ? [{ one, code }] : [];
  });
  return [...begins.sort((a, b) => a.code.length - b.code.length), ...tagged].map(
    ({ one, code }) => ({
      key: one.emoji,
      text: toned(one),
      face: (
        <span className="emoji" aria-hidden="true">
          {toned(one)}
        </span>
      ),
      label: `:${code}:`,
    }),
  );
}
