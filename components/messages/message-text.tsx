import { Blocks } from "@/components/markdown/blocks";
import { Inlines } from "@/components/markdown/inlines";
import { parseMarkdown } from "@/lib/contract/parse-markdown";
import { isEmojiOnly } from "./emoji-only";
import { FoldedText } from "./folded-text";
import { isLong } from "./is-long";

/** A message's text with its Markdown, line breaks kept; a few emoji alone large, long ones folded. */
export function MessageText({ body }: { body: string }) {
  const blocks = parseMarkdown(body);
  if (isLong(body)) {
    return (
      <FoldedText>
        <Blocks blocks={blocks} />
      </FoldedText>
    );
  }
  const [only] = blocks;
  if (blocks.length === 1 && only?.kind === "paragraph") {
    return (
      <p className={isEmojiOnly(body) ? "text large" : "text"} dir="auto">
        <Inlines parts={only.children} />
      </p>
    );
  }
  return (
    <div className="text rich">
      <Blocks blocks={blocks} />
    </div>
  );
}
