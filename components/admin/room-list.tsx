import type { AdminRoomRow, ListPage, ListQuery } from "@/lib/contract/admin-lists";
import { type Column, ListFrame } from "./list-frame";
import { ListRow } from "./list-row";
import { When } from "./when";

const columns: Column<"rooms">[] = [
  { label: "Name", sort: "name" },
  { label: "Kind", sort: "kind" },
  { label: "Seats", sort: "seats" },
  { label: "Owner", sort: "owner" },
  { label: "Messages", sort: "messages" },
  { label: "Made", sort: "made" },
];

export const roomKinds = { open: "Open", closed: "Closed", direct: "Direct" };

type Props = { query: ListQuery<"rooms">; page: ListPage<AdminRoomRow> };

/** Every room there is. */
export function RoomList({ query, page: { rows, next } }: Props) {
  return (
    <ListFrame
      list="rooms"
      query={query}
      noun="rooms"
      filterLabel="Room name"
      columns={columns}
      next={next}
      rows={rows.map((room) => (
        <ListRow
          key={room.id}
          about={room.name}
          main={[
            <a key="name" href={`/admin/rooms/${room.id}`}>
              {room.name}
            </a>,
            roomKinds[room.kind],
          ]}
          rest={[
            { label: "Seats", value: `${room.memberCount} of ${room.memberLimit}` },
            { label: "Owner", value: room.owner?.name ?? "–" },
            { label: "Messages", value: room.messages.toLocaleString("en") },
            { label: "Made", value: <When at={room.createdAt} /> },
          ]}
        />
      ))}
    />
  );
}
