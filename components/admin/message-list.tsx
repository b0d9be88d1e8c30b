import type { AdminMessageRow, ListPage, ListQuery } from "@/lib/contract/admin-lists";
import { type Column, ListFrame } from "./list-frame";
import { ListRow } from "./list-row";
import { When } from "./when";

const columns: Column<"messages">[] = [
  { label: "When", sort: "when" },
  { label: "Message" },
  { label: "Who", sort: "who" },
  { label: "Room", sort: "room" },
];

type Props = { query: ListQuery<"messages">; page: ListPage<AdminMessageRow> };

/** Every message; outside one's own rooms without its words. */
export function MessageList({ query, page: { rows, next } }: Props) {
  return (
    <ListFrame
      list="messages"
      query={query}
      noun="messages"
      filterLabel="Person or room"
      columns={columns}
      next={next}
      rows={rows.map((message) => (
        <ListRow
          key={message.id}
          about={`a message by ${message.author.name}`}
          main={[
            <a key="when" href={`/admin/messages/${message.id}`}>
              <When at={message.createdAt} />
              <span className="vh"> by {message.author.name}</span>
            </a>,
            bodyOf(message),
          ]}
          rest={[
            { label: "Who", value: message.author.name },
            { label: "Room", value: message.room.name },
          ]}
        />
      ))}
    />
  );
}

function bodyOf({ state, body }: AdminMessageRow) {
  if (state === "deleted") return <i className="soft">Deleted</i>;
  return body ?? <i className="soft">Hidden: you are not in the room</i>;
}
