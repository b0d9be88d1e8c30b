import { Fragment } from "react";
import type { SearchResult } from "@/lib/contract/search";

type Props = { text: string; marks: SearchResult["marks"] };

/** A text with some of its parts marked; always as text, whatever it says. */
export function Marked({ text, marks }: Props) {
  return (
    <>
      {marks.map(([from, to], n) => (
        <Fragment key={from}>
          {text.slice(marks[n - 1]?.[1] ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
