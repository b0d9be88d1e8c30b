"use client";

import { ArrowLeft, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { RoomLink } from "@/components/shell/room-link";
import { Seats, seatsOf } from "@/components/ui/seats";
import { useActions } from "@/lib/client/hooks";
import { can } from "@/lib/contract/permissions";
import type { InvitationView, RoomView } from "@/lib/contract/views";
import { DeleteRoom } from "./delete-room";
import type { DetailsSeed } from "./details-seed";
import { DetailsTabs } from "./details-tabs";
import { FilesPart } from "./files-part";
import { Invitations } from "./invitations";
import { LeaveRoom } from "./leave-room";
import { MembersPart } from "./members-part";
import { OwnNameForm } from "./own-name-form";
import { PinnedPart } from "./pinned-part";
import { PreviewSwitch } from "./preview-switch";
import { RoomSettingsForm } from "./room-settings-form";
import { type Fetched, useFetched } from "./use-fetched";
import { WaitlistPart } from "./waitlist-part";

type Props = {
  room: RoomView;
  /** The place of the last line about what happened: who came, went or has another role. */
  newsSeq: number;
  /** Moves whenever the pinned messages may have changed. */
  pinNews: number;
  /** Moves whenever the room may have other files. */
  fileNews: number;
  /** Moves whenever the links and codes that let others in may have changed. */
  linkNews: number;
  seed: DetailsSeed | null;
  invitations: Fetched<InvitationView[]>;
};

/** Everything about a room but its messages, one part under another; the tabs lead to the parts. */
export function DetailsPanel({
  room,
  newsSeq,
  pinNews,
  fileNews,
  linkNews,
  seed,
  invitations,
}: Props) {
  const { listMembers } = useActions();
  const membersKey = `${room.id} ${room.memberCount} ${room.role} ${newsSeq}`;
  const members = useFetched(() => listMembers(room.id), membersKey, seed?.members ?? null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const others = members.data?.filter((member) => member.role !== "owner") ?? [];
  const heirs = can(room.role, "handOver") ? others : [];
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
          <OwnNameForm key={room.id} room={room} />
        </section>
        <section id="members" className="panel-part" aria-label="Members">
          <Seats {...seatsOf(room)} />
          <Invitations
            room={room}
            invitations={invitations}
            linkNews={linkNews}
            seed={seed?.shortCode ?? null}
          />
          <MembersPart
            room={room}
            members={members}
            bans={seed?.bans ?? null}
            membersKey={membersKey}
          />
        </section>
        {can(room.role, "manageWaitlist") && (
          <section id="waitlist" className="panel-part" aria-label="Waitlist">
            <h3 className="part-title">Waitlist</h3>
            <WaitlistPart key={room.id} room={room} seed={seed?.waiting ?? null} />
          </section>
        )}
        <section id="pinned" className="panel-part" aria-label="Pinned">
          <h3 className="part-title">Pinned</h3>
          <PinnedPart key={room.id} room={room} pinNews={pinNews} seed={seed?.pins ?? null} />
        </section>
        <section id="files" className="panel-part" aria-label="Files">
          <h3 className="part-title">Files</h3>
          <FilesPart key={room.id} room={room} fileNews={fileNews} seed={seed?.files ?? null} />
        </section>
        {canChange && (
          <section id="settings" className="panel-part" aria-label="Settings">
            <h3 className="part-title">Settings</h3>
            <RoomSettingsForm key={room.id} room={room} />
            <PreviewSwitch key={`previews ${room.id}`} room={room} />
          </section>
        )}
        <section className="panel-part ways-out" aria-label="Leave">
          <LeaveRoom room={room} heirs={heirs} />
          {can(room.role, "deleteRoom") && <DeleteRoom room={room} />}
        </section>
      </div>
    </aside>
  );
}
