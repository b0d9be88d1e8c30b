import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Field } from "@/components/ui/field";
import type { AdminList, ListQuery } from "@/lib/contract/admin-lists";

type Props<L extends AdminList> = {
  list: L;
  query: ListQuery<L>;
  label: string;
  more?: ReactNode;
};

/** What a list is narrowed by; its order stays. */
export function ListFilter<L extends AdminList>({ list, query, label, more }: Props<L>) {
  return (
    <form className="list-filter" action={`/admin/${list}`} role="search" aria-label="Filter">
      <input type="hidden" name="sort" value={query.sort} />
      <input type="hidden" name="order" value={query.descending ? "desc" : "asc"} />
      <Field label={label} name="q" type="search" defaultValue={query.q} autoComplete="off" />
      {more}
      <Button type="submit">Filter</Button>
      {(query.q || query.verb) && (
        <a className={buttonClass({ kind: "quiet" })} href={`/admin/${list}`}>
          Clear
        </a>
      )}
    </form>
  );
}
