/** More seats than this are told in words only. */
const seatNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

type Props = { taken: number; limit: number };

/** A room's size as people see it: "7 of 12 seats", "Last seat", "Full". */
export function seatWords({ taken, limit }: Props): string {
  if (taken >= limit) return "Full";
  if (taken === limit - 1) return "Last seat";
  return `${taken} of ${limit} seats`;
}

/** One dot a seat, filled where somebody sits; nothing where there are too many to count. */
export function SeatDots({ taken, limit }: Props) {
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
export function Seats({ taken, limit }: Props) {
  return (
    <p className="seat-line">
      <SeatDots taken={taken} limit={limit} />
      {seatWords({ taken, limit })}
    </p>
  );
}
