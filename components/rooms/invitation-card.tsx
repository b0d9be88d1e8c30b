"use client";

import { Check, Copy, Share2 } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { useFormActions } from "@/components/shell/form-actions";
import { useReaderTime } from "@/components/shell/reader-time";
import { useActions } from "@/lib/client/hooks";
import { can } from "@/lib/contract/permissions";
import type { InvitationView, RoomView } from "@/lib/contract/views";
import { copyText } from "./copy-text";
import { useRequestForm } from "./request-form";
import type { Fetched } from "./use-fetched";

type Props = { room: RoomView; invitations: Fetched<InvitationView[]> };

/** The link that lets people in: to copy, to share, to replace by a new one. */
export function InvitationCard({ room, invitations }: Props) {
  const invitation = invitations.data?.[0];

  return (
    <div className="invite">
      <p className="ui">Invitation link</p>
      {invitation ? (
        <>
          <LinkField url={invitation.url} />
          <Terms invitation={invitation} />
          <div className="invite-actions">
            <ShareButton url={invitation.url} name={room.name} />
            {can(room.role, "renewInvitation") && (
              <NewLink roomId={room.id} onNew={(fresh) => invitations.put([fresh])} />
            )}
          </div>
        </>
      ) : invitations.failed ? (
        <p className="small" role="alert">
          Could not get the link.{" "}
          <button type="button" className="text-btn" onClick={invitations.reload}>
            Retry
          </button>
        </p>
      ) : (
        <div className="link-field skeleton" />
      )}
    </div>
  );
}

function LinkField({ url }: { url: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    setCopied(await copyText(url));
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <div className="link-field">
      <a className="clip" href={url} title={url}>
        {url.replace(/^https?:\/\//, "")}
      </a>
      <button
        type="button"
        className="icon-btn"
        aria-label="Copy link"
        title="Copy link"
        onClick={copy}
      >
        {copied ? <Check /> : <Copy />}
      </button>
      <span className="vh" role="status">
        {copied && "Link copied"}
      </span>
    </div>
  );
}

function Terms({ invitation: { expiresAt, usesLeft } }: { invitation: InvitationView }) {
  const { fullDate } = useReaderTime();
  const ends = expiresAt ? `Works until ${fullDate(expiresAt)}` : "Never expires";
  const uses = usesLeft === null ? "" : ` · ${usesLeft} ${usesLeft === 1 ? "use" : "uses"} left`;
  return <p className="small soft">{ends + uses}</p>;
}

/** Only where the device can share, which the server cannot know. */
function ShareButton({ url, name }: { url: string; name: string }) {
  const canShare = useSyncExternalStore(
    () => () => {},
    () => "share" in navigator,
    () => false,
  );
  if (!canShare) return null;
  const share = () => void navigator.share({ title: name, url }).catch(() => {});
  return (
    <button type="button" className="btn sm" onClick={share}>
      <Share2 className="size-4" />
      Share
    </button>
  );
}

function NewLink({
  roomId,
  onNew,
}: {
  roomId: string;
  onNew: (invitation: InvitationView) => void;
}) {
  const { actions } = useFormActions();
  const { renewInvitation } = useActions();
  const { form, error, busy } = useRequestForm({
    action: actions.renewInvitation,
    request: () => renewInvitation(roomId),
    onDone: onNew,
  });
  return (
    <form {...form}>
      <input type="hidden" name="roomId" value={roomId} />
      <button
        type="submit"
        className="btn sm quiet"
        aria-busy={busy || undefined}
        title="Ends the old link"
      >
        New link
      </button>
      {error && (
        <p className="small bad" role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
