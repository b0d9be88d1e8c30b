"use client";

import { useEffect, useRef, useState } from "react";
import { useActions } from "@/lib/client/hooks";
import { can } from "@/lib/contract/permissions";
import type { BanView, MemberView, RoomView } from "@/lib/contract/views";
import { BanList } from "./ban-list";
import { MemberList } from "./member-list";
import type { MemberChanged } from "./member-row";
import { type Fetched, useFetched } from "./use-fetched";

type Props = {
  room: RoomView;
  members: Fetched<MemberView[]>;
  bans: BanView[] | null;
  /** Moves whenever somebody comes, goes or gets another role. */
  membersKey: string;
};

/** Who is in the room and who may not be; what was done is said aloud and the focus stays near it. */
export function MembersPart({ room, members, bans: seed, membersKey }: Props) {
  const { listBans } = useActions();
  const mayBan = can(room.role, "removeMember");
  const bans = useFetched(() => listBans(room.id), mayBan ? membersKey : null, seed);
  const [told, setTold] = useState<Parameters<MemberChanged>[0] | null>(null);
  const changed = useRef<string | null>(null);
  const part = useRef<HTMLDivElement>(null);

  const onChanged: MemberChanged = (news, userId) => {
    setTold(news);
    changed.current = userId;
    members.reload();
    if (mayBan) bans.reload();
  };

  // Whoever moved to another group took the button that had the focus along, or it is gone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the lists
  useEffect(() => {
    const userId = changed.current;
    if (!userId || (document.activeElement ?? document.body) !== document.body) return;
    changed.current = null;
    const button = document.getElementById(`member-${userId}-button`);
    (button ?? part.current)?.focus({ preventScroll: button === null });
  }, [members.data, bans.data]);

  return (
    <div ref={part} className="people" tabIndex={-1}>
      <p className="small soft" role="status">
        {told && "done" in told && told.done}
      </p>
      {told && "refused" in told && (
        <p className="small bad" role="alert">
          {told.refused}
        </p>
      )}
      {members.data && <MemberList room={room} members={members.data} onChanged={onChanged} />}
      {members.failed && (
        <p className="small" role="alert">
          Could not refresh.{" "}
          <button type="button" className="text-btn" onClick={members.reload}>
            Retry
          </button>
        </p>
      )}
      {!members.data && !members.failed && (
        <div className="older-lines skeleton-rows" aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
          <i />
        </div>
      )}
      {mayBan && bans.data && <BanList room={room} bans={bans.data} onChanged={onChanged} />}
    </div>
  );
}
