import { Blocks } from "@/components/markdown/blocks";
import { findEither, findPeople, findRooms } from "@/components/markdown/find-names";
import { Inlines } from "@/components/markdown/inlines";
import { useRooms } from "@/lib/client/hooks";
import type { FindName } from "@/lib/contract/markdown";
import { parseMarkdown } from "@/lib/contract/parse-markdown";
import type { MentionName } from "@/lib/contract/views";
import { isEmojiOnly } from "./emoji-only";
import { FoldedText } from "./folded-text";
import { isLong } from "./is-long";

const roomSign = /(?<![\p{L}\p{M}\p{N}])#\S/u;

type Props = {
  body: string;
  /** Whom it means. */
  mentions?: readonly MentionName[];
};

/** A message's text with its Markdown, line breaks kept; a few emoji alone large, long ones folded. */
export function MessageText({ body, mentions = [] }: Props) {
  const people = findPeople(mentions);
  // Only what may name a room has to be drawn again when the list of rooms changes.
  if (roomSign.test(body)) return <TextWithRooms body={body} people={people} />;
  return <Text body={body} find={people} />;
}

function TextWithRooms({ body, people }: { body: string; people: FindName }) {
  const { rooms } = useRooms();
  return <Text body={body} find={findEither(people, findRooms(rooms))} />;
}

function Text({ body, find }: { body: string; find: FindName }) {
  const blocks = parseMarkdown(body, find);
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
