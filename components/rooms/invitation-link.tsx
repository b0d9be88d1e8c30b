"use client";

import { useReaderTime } from "@/components/shell/reader-time";
import { useMe } from "@/lib/client/hooks";
import type { InvitationView, RoomView } from "@/lib/contract/views";
import { CopyButton } from "./copy-button";
import { usesInWords } from "./invitation-terms";
import { QrCode } from "./qr-code";
import { ShareButton } from "./share-button";

type Props = {
  room: RoomView;
  invitation: InvitationView;
  /** What else can be done with it. */
  children?: React.ReactNode;
};

/** One link: to copy, to share, to photograph; until when, how often used, and by whom made. */
export function InvitationLink({ room, invitation, children }: Props) {
  const { url } = invitation;
  return (
    <>
      <div className="link-field">
        <a className="clip" href={url} title={url}>
          {url.replace(/^https?:\/\//, "")}
        </a>
        <CopyButton text={url} label="Copy link" done="Link copied" />
      </div>
      <Terms invitation={invitation} />
      <div className="invite-actions">
        <QrCode room={room} invitation={invitation} />
        <ShareButton url={url} name={room.realName ?? room.name} />
        {children}
      </div>
    </>
  );
}

function Terms({ invitation }: { invitation: InvitationView }) {
  const { id } = useMe();
  const { fullDate, clock } = useReaderTime();
  const { expiresAt, createdBy } = invitation;
  const until = expiresAt
    ? `Works until ${fullDate(expiresAt)}, ${clock(expiresAt)}`
    : "Never expires";
  const by = createdBy.id === id ? "you" : createdBy.name;
  return <p className="small soft">{`${until} · ${usesInWords(invitation)} · made by ${by}`}</p>;
}
