import type { AdminMembershipRow, ListPage, ListQuery } from "@/lib/contract/admin-lists";
import { type Column, ListFrame } from "./list-frame";
import { ListRow } from "./list-row";
import { When } from "./when";

const columns: Column<"memberships">[] = [
  { label: "Person", sort: "person" },
  { label: "Room", sort: "room" },
  { label: "Role", sort: "role" },
  { label: "Since", sort: "since" },
];

export const memberRoles = { owner: "Owner", moderator: "Moderator", member: "Member" };

type Props = { query: ListQuery<"memberships">; page: ListPage<AdminMembershipRow> };

/** Who is in which room. */
export function MembershipList({ query, page: { rows, next } }: Props) {
  return (
    <ListFrame
      list="memberships"
      query={query}
      noun="memberships"
      filterLabel="Person or room"
      columns={columns}
      next={next}
      rows={rows.map(({ person, room, role, joinedAt }) => (
        <ListRow
          key={`${room.id}/${person.id}`}
          about={`${person.name} in ${room.name}`}
          main={[
            <a key="name" href={`/admin/memberships/${room.id}/${person.id}`}>
              {person.name}
              <span className="vh"> in {room.name}</span>
            </a>,
            room.name,
          ]}
          rest={[
            { label: "Role", value: memberRoles[role] },
            { label: "Since", value: <When at={joinedAt} /> },
          ]}
        />
      ))}
    />
  );
}
