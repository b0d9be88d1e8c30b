import { useReaderTime } from "@/components/shell/reader-time";

type Props = {
  count: number;
  /** When the first of them was written, once that is known. */
  since: string | null;
  onJump: () => void;
  onRead: () => void;
};

/** What is unread and out of sight above: "42 new since 09:10", the way there, or done with it. */
export function UnreadPill({ count, since, onJump, onRead }: Props) {
  const { clock } = useReaderTime();
  return (
    <div className="unread-pill">
      <button type="button" onClick={onJump}>
        {count > 999 ? "999+" : count} new{since && ` since ${clock(since)}`}
        <b>Jump</b>
      </button>
      <button type="button" onClick={onRead}>
        Mark read
      </button>
    </div>
  );
}
