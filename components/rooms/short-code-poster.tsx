import { Button } from "@/components/ui/button";
import type { RoomView, ShortCodeView } from "@/lib/contract/views";
import { closeAround } from "./close-around";
import { ConfirmButton } from "./confirm-button";
import { countWords } from "./count-words";

type Props = { room: RoomView; shortCode: ShortCodeView; minutes: number };

/** The code as large as the window, for whoever sits in the last row. */
export function ShortCodePoster({ room, shortCode, minutes }: Props) {
  const { code, url } = shortCode;
  return (
    <ConfirmButton
      label={
        <span>
          Show <span className="vh">{code} </span>big
        </span>
      }
      size="small"
      title={`Join ${room.realName ?? room.name}`}
    >
      <div className="poster">
        <p className="lead">{url.replace(/^https?:\/\//, "").replace(/\/join\/.*$/, "")}</p>
        <p className="soft">Choose “Join a room” and type</p>
        <p className="code">{code}</p>
        <p className="soft">Works for {countWords(minutes, "minute")} more</p>
      </div>
      <div className="actions">
        <Button onClick={(event) => closeAround(event.currentTarget)}>Close</Button>
      </div>
    </ConfirmButton>
  );
}
