import type { Inline } from "@/lib/contract/markdown";
import { Mention } from "./mention";
import { Spoiler } from "./spoiler";
import { TextLink } from "./text-link";

/** The words of a line with what was marked in them; line breaks stay as they were typed. */
export function Inlines({ parts }: { parts: readonly Inline[] }) {
  return parts.map((part, index) =>
    part.kind === "text" ? part.text : <Marked key={index} part={part} />,
  );
}

function Marked({ part }: { part: Exclude<Inline, { kind: "text" }> }) {
  switch (part.kind) {
    case "code":
      return <code>{part.text}</code>;
    case "strong":
      return (
        <strong>
          <Inlines parts={part.children} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Inlines parts={part.children} />
        </em>
      );
    case "strike":
      return (
        <s>
          <Inlines parts={part.children} />
        </s>
      );
    case "spoiler":
      return (
        <Spoiler>
          <Inlines parts={part.children} />
        </Spoiler>
      );
    case "link":
      return (
        <TextLink href={part.href} bare={part.bare}>
          <Inlines parts={part.children} />
        </TextLink>
      );
    case "name":
      return <Mention name={part} />;
  }
}
