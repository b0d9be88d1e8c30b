"use client";

import { useRef, useState } from "react";
import type { FoundShortCode } from "@/lib/client/types";
import { can } from "@/lib/contract/permissions";
import type { InvitationView, RoomView } from "@/lib/contract/views";
import { EndInvitation } from "./end-invitation";
import { InvitationLink } from "./invitation-link";
import { InvitationsLoading } from "./invitations-loading";
import { NewInvitation } from "./new-invitation";
import { ShortCode } from "./short-code";
import type { Fetched } from "./use-fetched";

type Props = {
  room: RoomView;
  invitations: Fetched<InvitationView[]>;
  linkNews: number;
  seed: FoundShortCode | null;
};

/** All ways into the room: its links, new ones, and the code for the blackboard. */
export function Invitations({ room, invitations, linkNews, seed }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  const [news, setNews] = useState("");
  const mayRenew = can(room.role, "renewInvitation");
  if (!invitations.data) return <InvitationsLoading invitations={invitations} />;

  const ended = () => {
    invitations.reload();
    setNews("Link ended.");
    // The button that was pressed goes with its row.
    title.current?.focus();
  };
  const made = () => {
    invitations.reload();
    setNews("New link made.");
  };

  return (
    <div className="invite">
      <h3 className="ui" ref={title} tabIndex={-1}>
        Invitation links
      </h3>
      {invitations.data.length === 0 && (
        <p className="small soft">
          {mayRenew
            ? "No link works at present."
            : "No link works at present. A moderator can make one."}
        </p>
      )}
      <ul className="links" aria-label="Invitation links">
        {invitations.data.map((invitation) => (
          <li key={invitation.code}>
            <InvitationLink room={room} invitation={invitation}>
              {mayRenew && <EndInvitation room={room} invitation={invitation} onEnded={ended} />}
            </InvitationLink>
          </li>
        ))}
      </ul>
      <p className="vh" role="status">
        {news}
      </p>
      {mayRenew && <NewInvitation room={room} onMade={made} />}
      <ShortCode key={room.id} room={room} linkNews={linkNews} seed={seed} />
    </div>
  );
}
