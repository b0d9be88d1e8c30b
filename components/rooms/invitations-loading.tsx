import type { InvitationView } from "@/lib/contract/views";
import type { Fetched } from "./use-fetched";

/** In place of the links while they are fetched, and when that failed. */
export function InvitationsLoading({ invitations }: { invitations: Fetched<InvitationView[]> }) {
  return (
    <div className="invite">
      <p className="ui">Invitation link</p>
      {invitations.failed ? (
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
