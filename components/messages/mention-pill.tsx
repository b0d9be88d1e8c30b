import { AtSign } from "lucide-react";
import { useState } from "react";

type Props = {
  /** Where I am meant and have not read, ascending. */
  seqs: readonly number[];
  /** Shows a message; false where that did not work. */
  onJump: (seq: number) => Promise<boolean>;
};

/** Leads to the next unread message that means me, as long as there is one further down. */
export function MentionPill({ seqs, onJump }: Props) {
  const [shown, setShown] = useState({ seq: 0, failed: false });
  const ahead = seqs.filter((seq) => seq > shown.seq);
  const next = ahead[0];
  if (next === undefined) return null;

  // The last one goes before the message comes, which then takes the focus from nobody.
  const jump = async () => {
    setShown({ seq: next, failed: false });
    if (!(await onJump(next))) setShown({ seq: shown.seq, failed: true });
  };

  return (
    <button
      ref={shown.failed ? takeFocus : null}
      type="button"
      className="pill"
      aria-label={`Jump to the next unread mention, ${ahead.length} left`}
      onClick={() => void jump()}
    >
      <AtSign aria-hidden="true" className="size-4" />
      {ahead.length > 99 ? "99+" : ahead.length}
    </button>
  );
}

/** Back again after nothing was shown, it has the focus that went with it. */
function takeFocus(button: HTMLElement | null) {
  if (document.activeElement === document.body) button?.focus();
}
