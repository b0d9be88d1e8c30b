import { ArrowDown, ArrowUp } from "lucide-react";
import {
  type AdminList,
  type AdminSort,
  type ListQuery,
  sortedBy,
} from "@/lib/contract/admin-lists";

type Props<L extends AdminList> = {
  list: L;
  query: ListQuery<L>;
  label: string;
  sort?: AdminSort<L>;
};

/** The head of a column, which sorts by it; a second time the other way round. */
export function ListHead<L extends AdminList>({ list, query, label, sort }: Props<L>) {
  if (!sort) return <th scope="col">{label}</th>;
  const isSorted = sort === query.sort;
  const Arrow = query.descending ? ArrowDown : ArrowUp;
  const way = query.descending ? "descending" : "ascending";
  return (
    <th scope="col" aria-sort={isSorted ? way : "none"}>
      <a href={sortedBy(list, query, sort)}>
        {label}
        {isSorted && <Arrow aria-hidden="true" />}
      </a>
    </th>
  );
}
