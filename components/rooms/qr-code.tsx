import { Button } from "@/components/ui/button";
import type { InvitationView, RoomView } from "@/lib/contract/views";
import { closeAround } from "./close-around";
import { ConfirmButton } from "./confirm-button";

type Props = { room: RoomView; invitation: InvitationView };

/** A link to photograph: dark on light in both themes, as phones expect it. Fetched when shown. */
export function QrCode({ room, invitation: { code, url } }: Props) {
  const path = `/api/v1/rooms/${room.id}/invitations/${code}/qr`;
  return (
    <ConfirmButton label="QR code" size="small" title={`Join ${room.realName ?? room.name}`}>
      <img
        className="qr-code"
        src={path}
        alt={`QR code of ${url}`}
        width={240}
        height={240}
        loading="lazy"
      />
      <p className="small soft qr-link">{url.replace(/^https?:\/\//, "")}</p>
      <div className="actions">
        <Button onClick={(event) => closeAround(event.currentTarget)}>Close</Button>
      </div>
    </ConfirmButton>
  );
}
