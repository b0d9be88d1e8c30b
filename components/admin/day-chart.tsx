import type { ActivityDay } from "@/lib/contract/admin-overview";
import { dayLabel } from "@/lib/contract/time";

type Props = {
  id: string;
  title: string;
  days: ActivityDay[];
  figure: "messages" | "people";
};

/** Of the drawing's own units: a bar with its gap, and the tallest bar. */
const step = 10;
const height = 80;

/** One bar a day, drawn by the server; the same as a table for whoever does not see it. */
export function DayChart({ id, title, days, figure }: Props) {
  const most = Math.max(1, ...days.map((day) => day[figure]));
  const total = days.reduce((sum, day) => sum + day[figure], 0);
  const first = days[0];
  const last = days.at(-1);
  const label = `${title}: ${total} in ${days.length} days, ${most} at most on one day.`;
  return (
    <section className="setting chart" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${days.length * step} ${height}`}
        preserveAspectRatio="none"
      >
        {days.map((day, n) => {
          const tall = Math.round((day[figure] / most) * (height - 2)) + 2;
          return (
            <rect key={day.day} x={n * step + 1} y={height - tall} width={step - 2} height={tall} />
          );
        })}
      </svg>
      <p className="chart-ends" aria-hidden="true">
        <span>{first && last && dayLabel(first.day, "UTC", last.day)}</span>
        <span>Today</span>
      </p>
      <details>
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Day (UTC)</th>
              <th scope="col">{title}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.day}>
                <td>{day.day}</td>
                <td>{day[figure]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
