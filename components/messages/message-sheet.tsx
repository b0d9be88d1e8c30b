"use client";

import { Copy, Trash2 } from "lucide-react";
import { copyText } from "@/components/rooms/copy-text";
import { Dialog } from "@/components/ui/dialog";
import type { MessageView } from "@/lib/contract/views";
import { firstName } from "./first-name";

type Props = { message: MessageView; mine: boolean; onDelete: () => void; onClose: () => void };

/** What may be done to a message, for fingers. */
export function MessageSheet({ message, mine, onDelete, onClose }: Props) {
  const copy = async () => {
    if (await copyText(message.body)) onClose();
  };
  const title = mine ? "Your message" : `${firstName(message.author.name)}'s message`;
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="message-sheet">
        <button type="button" className="menu-item" onClick={copy}>
          <Copy />
          Copy text
        </button>
        <button type="button" className="menu-item danger" onClick={onDelete}>
          <Trash2 />
          Delete message
        </button>
      </div>
    </Dialog>
  );
}
