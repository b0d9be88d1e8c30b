import { AtSign } from "lucide-react";
import { useState } from "react";
import { useActions } from "@/lib/client/hooks";

type Props = {
  roomId: string;
  /** Where I am meant and have not read, ascending. */
  seqs: readonly number[];
};

/** Leads to the next unread message that means me, as long as there is one further down. */
export function MentionPill({ roomId, seqs }: Props) {
  const { showMessage } = useActions();
  const [shownSeq, setShownSeq] = useState(0);
  const ahead = seqs.filter((seq) => seq > shownSeq);
  const next = ahead[0];
  if (next === undefined) return null;
  return (
    <button
      type="button"
      className="pill"
      aria-label={`Jump to the next unread mention, ${ahead.length} left`}
      onClick={() => {
        setShownSeq(next);
        void showMessage(roomId, next);
      }}
    >
      <AtSign aria-hidden="true" className="size-4" />
      {ahead.length > 99 ? "99+" : ahead.length}
    </button>
  );
}
