const one =
  /(?:\p{Regional_Indicator}{2}|[\d#*]\ufe0f\u20e3|\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier}|[\u{e0020}-\u{e007f}]|\u200d\p{Extended_Pictographic})*)/u;
const few = new RegExp(`^(?:${one.source}\\s?){1,3}$`, "u");

/** Whether a message is one to three emoji and nothing else; such a message is shown large. */
export function isEmojiOnly(text: string): boolean {
  return text.length <= 60 && few.test(text);
}
