"use client";

import { useFetched } from "@/components/rooms/use-fetched";
import { useReaderTime } from "@/components/shell/reader-time";
import { Dialog } from "@/components/ui/dialog";
import { useActions } from "@/lib/client/hooks";
import type { MessageView } from "@/lib/contract/views";
import { MessageText } from "./message-text";

type Props = { message: MessageView; onClose: () => void };

/** What a message said before it was edited, for moderators. */
export function EditHistory({ message, onClose }: Props) {
  const { listEdits } = useActions();
  const { clock, fullDate } = useReaderTime();
  const { data, failed, reload } = useFetched(() => listEdits(message), message.id, null);
  return (
    <Dialog title="Earlier versions" onClose={onClose}>
      {failed && (
        <p role="alert">
          Could not load them.{" "}
          <button type="button" className="text-btn" onClick={reload}>
            Retry
          </button>
        </p>
      )}
      <ol className="edits" aria-busy={!data && !failed}>
        {data?.map(({ body, replacedAt }) => (
          <li key={replacedAt}>
            <MessageText body={body} />
            <time className="small soft" dateTime={replacedAt}>
              Until {fullDate(replacedAt)}, {clock(replacedAt)}
            </time>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
