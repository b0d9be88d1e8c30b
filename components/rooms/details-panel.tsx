"use client";

import { ArrowLeft, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { RoomLink } from "@/components/shell/room-link";
import { Seats } from "@/components/ui/seats";
import { useActions } from "@/lib/client/hooks";
import { can } from "@/lib/contract/permissions";
import type { InvitationView, RoomView } from "@/lib/contract/views";
import { DeleteRoom } from "./delete-room";
import type { DetailsSeed } from "./details-seed";
import { DetailsTabs } from "./details-tabs";
import { InvitationCard } from "./invitation-card";
import { LeaveRoom } from "./leave-room";
import { MemberList } from "./member-list";
import { RoomSettingsForm } from "./room-settings-form";
import { type Fetched, useFetched } from "./use-fetched";

type Props = {
  room: RoomView;
  seed: DetailsSeed | null;
  invitations: Fetched<InvitationView[]>;
};

/** Everything about a room but its messages, one part under another; the tabs lead to the parts. */
export function DetailsPanel({ room, seed, invitations }: Props) {
  const { listMembers } = useActions();
  // Whoever comes, goes or changes role moves the room's clock.
  const members = useFetched(
    () => listMembers(room.id),
    `${room.id} ${room.memberCount} ${room.role}`,
    seed?.members ?? null,
  );
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const heir = members.data?.find((member) => member.role !== "owner") ?? null;
  const canChange = can(room.role, "rename");

  return (
    <aside className="panel" aria-label={`Details of ${room.name}`}>
      <header className="panel-head">
        <RoomLink
          className="icon-btn back"
          href={`/rooms/${room.id}`}
          aria-label="Back to the messages"
        >
          <ArrowLeft />
        </RoomLink>
        <h2 ref={title} className="lead grow clip" tabIndex={-1}>
          {room.name}
        </h2>
        <RoomLink
          className="icon-btn shut"
          href={`/rooms/${room.id}`}
          aria-label="Close details"
          data-tip="Close details"
        >
          <X />
        </RoomLink>
      </header>
      <DetailsTabs canChange={canChange} />
      <div className="panel-body">
        <section id="about" className="panel-part" aria-label="About">
          <p>{room.topic || <span className="soft">No topic yet.</span>}</p>
          <p className="small soft">
            {room.kind === "open"
              ? "Open: everyone on this Hearth can find and join it."
              : "Closed: by invitation only."}
          </p>
        </section>
        <section id="members" className="panel-part" aria-label="Members">
          <Seats taken={room.memberCount} limit={room.memberLimit} />
          <InvitationCard room={room} invitations={invitations} />
          <div className="people">
            {members.data && (
              <MemberList room={room} members={members.data} onRemoved={members.reload} />
            )}
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
          </div>
        </section>
        {canChange && (
          <section id="settings" className="panel-part" aria-label="Settings">
            <h3 className="part-title">Settings</h3>
            <RoomSettingsForm key={room.id} room={room} />
          </section>
        )}
        <section className="panel-part ways-out" aria-label="Leave">
          <LeaveRoom room={room} heir={heir} />
          {can(room.role, "deleteRoom") && <DeleteRoom room={room} />}
        </section>
      </div>
    </aside>
  );
}
