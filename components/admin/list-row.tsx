import type { ReactNode } from "react";

type Cell = { label: string; value: ReactNode };

type Props = {
  /** What the row is about, for whoever hears "More" without seeing the row. */
  about: string;
  /** The two columns that a phone's card shows at once. */
  main: [ReactNode, ReactNode];
  /** What a phone shows after "More", each with the words of its head. */
  rest: Cell[];
};

/** One row; on phones a card, whose `details` only says whether the rest is shown (admin-lists.css). */
export function ListRow({ about, main: [first, second], rest }: Props) {
  return (
    <tr>
      <td>{first}</td>
      <td>{second}</td>
      {rest.map(({ label, value }) => (
        <td key={label} className="rest" data-label={label}>
          {value}
        </td>
      ))}
      <td className="more">
        <details>
          <summary>
            More<span className="vh"> about {about}</span>
          </summary>
        </details>
      </td>
    </tr>
  );
}
