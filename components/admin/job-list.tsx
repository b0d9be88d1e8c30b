import type { ListPage, ListQuery } from "@/lib/contract/admin-lists";
import type { FormAction } from "@/lib/contract/form-state";
import { type JobView, jobKinds } from "@/lib/contract/jobs";
import { JobDeeds } from "./job-deeds";
import { type Column, ListFrame } from "./list-frame";
import { ListRow } from "./list-row";
import { SelectField } from "./select-field";
import { When } from "./when";

const columns: Column<"jobs">[] = [
  { label: "Job", sort: "kind" },
  { label: "State", sort: "state" },
  { label: "What went wrong" },
  { label: "Tries", sort: "tries" },
  { label: "Next try", sort: "next" },
  { label: "What now" },
];

const states = { waiting: "Waiting", running: "Being done", dead: "Given up" };

type Props = {
  query: ListQuery<"jobs">;
  page: ListPage<JobView>;
  retry: FormAction;
  remove: FormAction;
};

/** What is stored to be done and is not done, with why, and the ways on for what was given up. */
export function JobList({ query, page: { rows, next }, retry, remove }: Props) {
  const kinds: [string, string][] = [["", "Everything"], ...Object.entries(jobKinds)];
  return (
    <ListFrame
      list="jobs"
      query={query}
      noun="jobs"
      none="All done"
      filterLabel="What went wrong"
      filters={<SelectField label="Job" name="verb" options={kinds} defaultValue={query.verb} />}
      columns={columns}
      next={next}
      rows={rows.map((job) => {
        const words = wordsOf(job);
        const isDead = job.state === "dead";
        return (
          <ListRow
            key={job.id}
            about={`a job: ${words}`}
            main={[
              words,
              <span key="state" className={isDead ? "problem" : undefined}>
                {states[job.state]}
              </span>,
            ]}
            rest={[
              { label: "What went wrong", value: job.lastError ?? "Nothing so far" },
              { label: "Tries", value: job.attempts },
              {
                label: "Next try",
                value: job.state === "waiting" ? <When at={job.runAt} /> : "–",
              },
              {
                label: "What now",
                value: isDead ? (
                  <JobDeeds
                    target={{ jobId: job.id, ...placeOf(query) }}
                    words={words}
                    retry={retry}
                    remove={remove}
                  />
                ) : (
                  "–"
                ),
              },
            ]}
          />
        );
      })}
    />
  );
}

function wordsOf({ kind }: JobView): string {
  return Object.hasOwn(jobKinds, kind) ? jobKinds[kind as keyof typeof jobKinds] : kind;
}

/** Sent along, so that who tidies up comes back to where they were. */
function placeOf({ q, verb, sort, descending, after }: ListQuery<"jobs">): Record<string, string> {
  return { q, verb, sort, order: descending ? "desc" : "asc", after: after ?? "" };
}
