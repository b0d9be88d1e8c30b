import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { meansEverybody } from "@/lib/contract/mentions";
import { can } from "@/lib/contract/permissions";
import type { RoomView } from "@/lib/contract/views";

/** So many may be called at once without being asked for it. */
export const unasked = 12;

/** How many people a body calls all at once, beside whoever writes it. */
export function notified(
  { role, memberCount }: Pick<RoomView, "role" | "memberCount">,
  body: string,
): number {
  return can(role, "mentionRoom") && meansEverybody(body) ? memberCount - 1 : 0;
}

type Props = { count: number; onSend: () => void; onClose: () => void };

/** Asks before a message calls a whole room. */
export function NotifyEverybody({ count, onSend, onClose }: Props) {
  const people = `${count.toLocaleString("en")} people`;
  return (
    <Dialog title={`Notify ${people}?`} onClose={onClose}>
      <p>Everybody in this room is told of your message.</p>
      <div className="actions">
        <Button kind="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button
          kind="primary"
          onClick={() => {
            onClose();
            onSend();
          }}
        >
          Notify {people}
        </Button>
      </div>
    </Dialog>
  );
}
