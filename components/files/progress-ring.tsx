const radius = 13;
const round = 2 * Math.PI * radius;

/** How far a file is, from 0 to 1. */
export function ProgressRing({ sent, label }: { sent: number; label: string }) {
  return (
    <span
      className="progress-ring"
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(sent * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <circle cx="16" cy="16" r={radius} />
        <circle cx="16" cy="16" r={radius} strokeDasharray={`${round * sent} ${round}`} />
      </svg>
    </span>
  );
}
