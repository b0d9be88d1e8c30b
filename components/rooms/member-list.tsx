"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { useMe } from "@/lib/client/hooks";
import { presenceOf, useNearby } from "@/lib/client/nearby-hooks";
import type { MemberView, Role, RoomView } from "@/lib/contract/views";
import { type MemberChanged, MemberRow } from "./member-row";
import { namesWith } from "./names-with";

const groups: [Role, string][] = [
  ["owner", "Owner"],
  ["moderator", "Moderators"],
  ["member", "Members"],
];

/** From so many members on, typing finds somebody sooner than looking. */
const filterFrom = 8;
/** Up to so many members, their menus are in the server's HTML; each is some 6 KB of forms. */
const plainUpTo = 100;

type Props = { room: RoomView; members: MemberView[]; onChanged: MemberChanged };

/** Who has a seat, in groups by role. */
export function MemberList({ room, members, onChanged }: Props) {
  const me = useMe();
  const nearby = useNearby(room.id);
  const [query, setQuery] = useState("");
  const isLong = members.length >= filterFrom;
  const shown = isLong ? namesWith(query, members) : members;
  return (
    <>
      {isLong && (
        <div className="needs-script people-filter" role="search" aria-label="Members">
          <Field
            label="Find a member"
            type="search"
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        </div>
      )}
      {groups.map(([role, title]) => (
        <Group key={role} title={title}>
          {shown
            .filter((member) => member.role === role)
            .map((member) => (
              <MemberRow
                key={member.user.id}
                room={room}
                member={member}
                presence={presenceOf(member, nearby)}
                plain={members.length <= plainUpTo}
                isMe={member.user.id === me.id}
                onChanged={onChanged}
              />
            ))}
        </Group>
      ))}
      {shown.length === 0 && <p className="small soft">No member has that name.</p>}
    </>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode[] }) {
  const id = useId();
  if (children.length === 0) return null;
  return (
    <div>
      <h3 id={id}>{title}</h3>
      <ul aria-labelledby={id}>{children}</ul>
    </div>
  );
}
