export type Emoji = {
  emoji: string;
  label: string;
  group: number;
  tags: string[];
  /** What people type between colons. */
  codes: string[];
  /** From light to dark; null where it has no skin. */
  tones: string[] | null;
};

export type EmojiBook = { groups: Record<string, string>; emoji: Emoji[] };

type Row = [string, string, number, string, string, string?];

let loading: Promise<EmojiBook> | null = null;

/** All emoji there are, fetched once, from this Hearth. Whoever asks after a failure tries again. */
export function loadEmoji(): Promise<EmojiBook> {
  loading ??= fetchBook().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** The emoji of a shortcode, "smile"; null where there is none or nothing can be fetched. */
export async function emojiByCode(code: string): Promise<string | null> {
  const book = await loadEmoji().catch(() => null);
  return book?.emoji.find(({ codes }) => codes.includes(code))?.emoji ?? null;
}

async function fetchBook(): Promise<EmojiBook> {
  const response = await fetch("/emoji.json");
  if (!response.ok) throw new Error(`emoji.json: ${response.status}`);
  const { groups, emoji } = (await response.json()) as {
    groups: EmojiBook["groups"];
    emoji: Row[];
  };
  const words = (text: string) => text.split(" ").filter(Boolean);
  return {
    groups,
    emoji: emoji.map(([emoji, label, group, tags, codes, tones]) => ({
      ...{ emoji, label, group, tags: words(tags), codes: words(codes) },
      tones: tones ? words(tones) : null,
    })),
  };
}
