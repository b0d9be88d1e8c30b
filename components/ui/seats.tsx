/** More seats than this are told in words only. */
const seatNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

type Props = {
  taken: number;
  limit: number;
  /** How many are in line. */
  waiting?: number;
};

type Counted = { memberCount: number; memberLimit: number; waiting: number };

/** The seats of a room, as it comes over the wire. */
export function seatsOf({ memberCount, memberLimit, waiting }: Counted): Props {
  return { taken: memberCount, limit: memberLimit, waiting };
}

/** A room's size as people see it: "7 of 12 seats", "Last seat", "Full · 2 waiting". */
export function seatWords({ taken, limit, waiting = 0 }: Props): string {
  if (taken >= limit) return waiting > 0 ? `Full · ${waiting} waiting` : "Full";
  if (taken === limit - 1) return "Last seat";
  return `${taken} of ${limit} seats`;
}

/** One dot a seat, filled where somebody sits; nothing where there are too many to count. */
export function SeatDots({ taken, limit }: Omit<Props, "waiting">) {
  if (limit > seatNumbers.length) return null;
  return (
    <span className="seats" aria-hidden="true">
      {seatNumbers.slice(0, limit).map((seat) => (
        <i key={seat} className={seat <= taken ? "on" : undefined} />
      ))}
    </span>
  );
}

/** Dots and words together. */
export function Seats(seats: Props) {
  return (
    <p className="seat-line">
      <SeatDots {...seats} />
      {seatWords(seats)}
    </p>
  );
}
