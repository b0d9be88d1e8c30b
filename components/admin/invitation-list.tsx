import type { AdminInvitationRow, ListPage, ListQuery } from "@/lib/contract/admin-lists";
import type { FormAction } from "@/lib/contract/form-state";
import { Deed } from "./deed";
import { type Column, ListFrame } from "./list-frame";
import { ListRow } from "./list-row";
import { When } from "./when";

const columns: Column<"invitations">[] = [
  { label: "Room", sort: "room" },
  { label: "By", sort: "by" },
  { label: "Made", sort: "made" },
  { label: "Ends", sort: "ends" },
  { label: "Uses", sort: "uses" },
  { label: "State" },
];

type Props = {
  query: ListQuery<"invitations">;
  page: ListPage<AdminInvitationRow>;
  end: FormAction;
};

/** The links into rooms, without the codes that open them. */
export function InvitationList({ query, page: { rows, next }, end }: Props) {
  return (
    <ListFrame
      list="invitations"
      query={query}
      noun="invitations"
      filterLabel="Room or person"
      columns={columns}
      next={next}
      rows={rows.map((invitation, n) => (
        <ListRow
          key={n}
          about={`an invitation to ${invitation.room.name}`}
          main={[invitation.room.name, invitation.by.name]}
          rest={[
            { label: "Made", value: <When at={invitation.createdAt} /> },
            {
              label: "Ends",
              value: invitation.expiresAt ? <When at={invitation.expiresAt} /> : "Never",
            },
            { label: "Uses", value: usesOf(invitation) },
            {
              label: "State",
              value: invitation.isOpen ? <End invitation={invitation} end={end} /> : "Ended",
            },
          ]}
        />
      ))}
    />
  );
}

function End({
  invitation: { ref, room, by },
  end,
}: {
  invitation: AdminInvitationRow;
  end: FormAction;
}) {
  return (
    <Deed
      action={end}
      target={{ invitation: ref }}
      label={
        <>
          End<span className="vh"> an invitation to {room.name}</span>
        </>
      }
      title={`End an invitation to ${room.name}?`}
      line={`The link by ${by.name} stops working. Who is in the room stays.`}
      verb="End invitation"
      size="small"
    />
  );
}

function usesOf({ uses, usesLeft }: AdminInvitationRow): string {
  return usesLeft === null ? String(uses) : `${uses}, ${usesLeft} left`;
}
