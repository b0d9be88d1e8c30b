import { Arch } from "@/components/ui/arch";
import type { RoomScreen } from "@/lib/client/types";
import type { InvitationView } from "@/lib/contract/views";
import { InvitationCard } from "./invitation-card";
import type { Fetched } from "./use-fetched";

type Props = { screen: RoomScreen; invitations: Fetched<InvitationView[]> };

/** Where a room begins: nothing said yet, or the top of everything that was; and the invitation. */
export function RoomStart({ screen, invitations }: Props) {
  const { room, messages, pending } = screen;
  const empty = pending.length === 0 && messages.every((message) => message.kind === "system");
  return (
    <div className="start-of-room">
      {empty ? (
        <>
          <span className="hollow" aria-hidden="true" />
          <p className="lead">Nothing said yet</p>
          <p className="soft">Say hello, or invite someone.</p>
        </>
      ) : (
        <>
          <Arch id={room.id} name={room.name} size={44} />
          <p className="lead">This is the start of {room.name}</p>
        </>
      )}
      {!screen.gone && <InvitationCard room={room} invitations={invitations} />}
    </div>
  );
}
