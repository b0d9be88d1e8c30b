import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { excerptOf } from "@/lib/contract/message-excerpt";
import type { MessageView } from "@/lib/contract/views";
import { firstName } from "./first-name";

type Props = { message: MessageView; onCancel: () => void };

/** What is being answered, on top of the composer. */
export function ReplyStrip({ message, onCancel }: Props) {
  return (
    <div className="reply-strip">
      <span className="clip grow">
        Replying to <b>{firstName(message.author.name)}</b>
        <span className="soft">: {excerptOf(message)}</span>
      </span>
      <IconButton label="Cancel reply" shortcut="Esc" icon={X} onClick={onCancel} />
    </div>
  );
}
