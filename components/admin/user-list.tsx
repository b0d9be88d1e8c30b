import type { AdminUserRow, ListPage, ListQuery } from "@/lib/contract/admin-lists";
import { type Column, ListFrame } from "./list-frame";
import { ListRow } from "./list-row";
import { When } from "./when";

const columns: Column<"users">[] = [
  { label: "Name", sort: "name" },
  { label: "E-mail", sort: "email" },
  { label: "Verified", sort: "verified" },
  { label: "Role", sort: "role" },
  { label: "Rooms", sort: "rooms" },
  // Counted for the 50 rows only: an order would take everybody's, of a million messages.
  { label: "Messages" },
  { label: "Last seen", sort: "seen" },
  { label: "State", sort: "state" },
];

export const userRoles = { administrator: "Administrator", person: "Person", bot: "Bot" };
export const userStates = { active: "Active", deactivated: "Deactivated", deleted: "Deleted" };

type Props = { query: ListQuery<"users">; page: ListPage<AdminUserRow> };

/** Everybody with an account. */
export function UserList({ query, page: { rows, next } }: Props) {
  return (
    <ListFrame
      list="users"
      query={query}
      noun="users"
      filterLabel="Name or e-mail"
      columns={columns}
      next={next}
      rows={rows.map((user) => (
        <ListRow
          key={user.id}
          about={user.name}
          main={[<UserName key="name" user={user} />, user.email || "–"]}
          rest={[
            { label: "Verified", value: user.verified ? "Yes" : "No" },
            { label: "Role", value: userRoles[user.role] },
            { label: "Rooms", value: user.rooms.toLocaleString("en") },
            { label: "Messages", value: user.messages.toLocaleString("en") },
            { label: "Last seen", value: user.lastSeenAt ? <When at={user.lastSeenAt} /> : "–" },
            { label: "State", value: userStates[user.state] },
          ]}
        />
      ))}
    />
  );
}

/** Of a deleted account there is nothing left to open. */
function UserName({ user }: { user: AdminUserRow }) {
  if (user.state === "deleted") return user.name;
  return <a href={`/admin/users/${user.id}`}>{user.name}</a>;
}
