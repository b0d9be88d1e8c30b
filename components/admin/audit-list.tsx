import type { ListPage, ListQuery } from "@/lib/contract/admin-lists";
import { type AuditView, auditActions } from "@/lib/contract/audit";
import { type Column, ListFrame } from "./list-frame";
import { ListRow } from "./list-row";
import { SelectField } from "./select-field";
import { When } from "./when";

const columns: Column<"audit">[] = [
  { label: "When", sort: "when" },
  { label: "What" },
  { label: "Who" },
  { label: "On what" },
  { label: "Details" },
  { label: "From where" },
];

type Props = { query: ListQuery<"audit">; page: ListPage<AuditView> };

/** What administrators did; nothing here can be changed. */
export function AuditList({ query, page: { rows, next } }: Props) {
  const verbs: [string, string][] = [["", "Everything"], ...Object.entries(auditActions)];
  return (
    <ListFrame
      list="audit"
      query={query}
      noun="entries"
      filterLabel="Who did it"
      filters={<SelectField label="What" name="verb" options={verbs} defaultValue={query.verb} />}
      columns={columns}
      next={next}
      rows={rows.map((entry) => (
        <ListRow
          key={entry.id}
          about={auditActions[entry.action]}
          main={[<When key="when" at={entry.createdAt} />, auditActions[entry.action]]}
          rest={[
            { label: "Who", value: entry.by?.name ?? "The operator" },
            { label: "On what", value: <Target target={entry.target} /> },
            { label: "Details", value: entry.detail.join("; ") || "–" },
            { label: "From where", value: entry.address ?? "–" },
          ]}
        />
      ))}
    />
  );
}

function Target({ target: { name, path } }: { target: AuditView["target"] }) {
  return path ? <a href={path}>{name}</a> : name;
}
