import { Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";

/** What may be done to a message: shown with the pointer on its line, or the focus in it. */
export function MessageActions({ onDelete }: { onDelete: () => void }) {
  return (
    <div className="message-actions">
      <IconButton label="Delete message" shortcut="Del" icon={Trash2} onClick={onDelete} />
    </div>
  );
}
