"use client";

import { messagePath } from "@/components/messages/message-link";
import { countWords } from "@/components/rooms/count-words";
import { useDayLabel, useReaderTime } from "@/components/shell/reader-time";
import { EmptyState } from "@/components/ui/empty-state";
import { excerptOf } from "@/lib/contract/message-excerpt";
import type { SearchPage, SearchResult } from "@/lib/contract/search";
import { Marked } from "./marked";

type Props = SearchPage & {
  q: string;
  /** Whether the page begins with the newest. */
  isFirst: boolean;
};

/** What was found, newest first; several in a row from one room stand under its name. */
export function SearchResults({ q, isFirst, results, next }: Props) {
  const older = next && `/search?q=${encodeURIComponent(q)}&next=${next}`;
  const isNothing = results.length === 0 && isFirst && !next;
  return (
    <section className="found" aria-label="Results">
      <p className="vh" role="status">
        {countWords(results.length, "result")}
      </p>
      {isNothing && (
        <EmptyState
          title={`Nothing found for “${q}”.`}
          line="Search looks into the rooms you are a member of."
        />
      )}
      {groupsOf(results).map(({ room, results: own }) => (
        <section key={own[0]?.message.id} aria-label={room.name}>
          <h2>{room.name}</h2>
          <ul>
            {own.map((result) => (
              <li key={result.message.id}>
                <Result {...result} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {older && (
        <p className="further">
          {results.length === 0 && <span className="soft">Nothing found so far.</span>}
          <a className="btn" href={older}>
            Search older messages
          </a>
        </p>
      )}
    </section>
  );
}

function Result({ message, snippet, marks }: SearchResult) {
  const { clock } = useReaderTime();
  const day = useDayLabel(message.createdAt);
  return (
    <a className="result" href={messagePath(message)}>
      <span className="by">
        <b>{message.author.name}</b>
        <time dateTime={message.createdAt}>{`${day}, ${clock(message.createdAt)}`}</time>
      </span>
      <span className="snippet" dir="auto">
        {snippet ? <Marked text={snippet} marks={marks} /> : excerptOf(message)}
      </span>
    </a>
  );
}

/** Newest first stays newest first: a room comes again where another stood between. */
function groupsOf(results: SearchResult[]) {
  const groups: { room: SearchResult["room"]; results: SearchResult[] }[] = [];
  for (const result of results) {
    const last = groups.at(-1);
    if (last?.room.id === result.room.id) last.results.push(result);
    else groups.push({ room: result.room, results: [result] });
  }
  return groups;
}
