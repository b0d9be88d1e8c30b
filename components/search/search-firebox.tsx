import { ArrowLeft } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import type { UserView } from "@/lib/contract/views";

const operators = [
  ["“warm soup”", "these words, in this order"],
  ["bread*", "words that begin so"],
  ["from:ada", "written by Ada"],
  ["in:kitchen", "in the room Kitchen"],
  ["after:2026-03-01", "on that day or later"],
  ["before:2026-04-01", "earlier than that day"],
  ["has:link", "with a link"],
  ["has:file", "with a file"],
  ["has:image", "with a picture"],
] as const;

/** What one may type, beside the search, where the rooms stand beside the room. */
export function SearchFirebox({ me }: { me: UserView }) {
  return (
    <aside className="firebox" aria-label="How to search">
      <div className="brand">
        <a
          className="icon-btn back"
          href="/rooms"
          aria-label="Back to rooms"
          data-tip="Back to rooms"
        >
          <ArrowLeft />
        </a>
        <b className="grow">Search</b>
      </div>
      <div className="rooms">
        <h2>What you can type</h2>
        <dl className="search-words">
          {operators.map(([typed, meaning]) => (
            <div key={typed}>
              <dt>{typed}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="me">
        <Avatar {...me} size={28} />
        <span className="grow clip">{me.name}</span>
      </div>
    </aside>
  );
}
