import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import {
  type AdminList,
  type AdminSort,
  type ListQuery,
  listPath,
} from "@/lib/contract/admin-lists";
import { ListFilter } from "./list-filter";
import { ListHead } from "./list-head";

/** One column; without `sort`, the list cannot be sorted by it. */
export type Column<L extends AdminList> = { label: string; sort?: AdminSort<L> };

type Props<L extends AdminList> = {
  list: L;
  query: ListQuery<L>;
  /** What the rows are, in small letters: "users". */
  noun: string;
  /** What stands there when there are none; "No users yet" where nothing is said. */
  none?: string;
  /** What the filter field looks for. */
  filterLabel: string;
  /** More fields of the filter's form. */
  filters?: ReactNode;
  columns: Column<L>[];
  next: string | null;
  /** One `ListRow` each. */
  rows: ReactNode[];
};

/** A filter, a table and the way on; all of it links and a form, so that it works without scripts. */
export function ListFrame<L extends AdminList>(props: Props<L>) {
  const {
    list,
    query,
    noun,
    none = `No ${noun} yet`,
    filterLabel,
    filters,
    columns,
    next,
    rows,
  } = props;
  const first = listPath(list, query);
  return (
    <>
      <ListFilter list={list} query={query} label={filterLabel} more={filters} />
      {rows.length === 0 ? (
        <EmptyState
          title={query.q || query.verb || query.after ? `No ${noun} match.` : none}
          actions={
            (query.q || query.verb || query.after) && (
              <a className={buttonClass({})} href={`/admin/${list}`}>
                Clear filters
              </a>
            )
          }
        />
      ) : (
        <table className="list">
          <caption className="vh">{`All ${noun}, 50 at a time`}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <ListHead key={column.label} list={list} query={query} {...column} />
              ))}
              <th scope="col" className="more">
                <span className="vh">More</span>
              </th>
            </tr>
          </thead>
          <tbody>{rows}</tbody>
        </table>
      )}
      {(next || query.after) && (
        <nav className="list-pages" aria-label="Pages">
          {query.after && (
            <a className={buttonClass({ kind: "quiet" })} href={first}>
              First page
            </a>
          )}
          {next && (
            <a
              className={buttonClass({})}
              href={listPath(list, query, { after: next } as Partial<ListQuery<L>>)}
            >
              Next page
            </a>
          )}
        </nav>
      )}
    </>
  );
}
