import { ArrowDown } from "lucide-react";

/** Leads to the newest message: "3 new", or an arrow alone where nothing is new. */
export function JumpPill({ fresh, onJump }: { fresh: number; onJump: () => void }) {
  return (
    <button
      type="button"
      className="pill"
      onClick={onJump}
      aria-label={fresh > 0 ? `${fresh} new, jump to the latest` : "Jump to the latest"}
    >
      <ArrowDown className="size-4" />
      {fresh > 0 && `${fresh > 99 ? "99+" : fresh} new`}
    </button>
  );
}
