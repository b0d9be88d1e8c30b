const segmenter = new Intl.Segmenter();

/**
 * What stands for a name in its picture: the first letters of the first and the last word, or only
 * of the first where there is no room for two. What a reader sees as one character stays whole.
 */
export function initials(name: string, count: 1 | 2 = 2): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = count === 1 || words.length < 2 ? words.slice(0, 1) : [words[0], words.at(-1)];
  return ends.map((word) => firstCharacter(word ?? "")).join("");
}

function firstCharacter(word: string): string {
  const [first] = segmenter.segment(word.replace(/^[^\p{L}\p{N}\p{Emoji}]+/u, "") || word);
  return first?.segment.toLocaleUpperCase("en") ?? "";
}
