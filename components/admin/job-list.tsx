"use client";

import { useActionState, useEffect, useRef } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type FormAction, noFormState } from "@/lib/contract/form-state";
import type { JobView } from "@/lib/contract/jobs";
import { When } from "./when";

const states = { waiting: "Waiting", running: "Being done", dead: "Given up" };
const kinds: Record<string, string> = { mail: "Mail", "account:purge": "Removal of an account" };

type Props = { jobs: JobView[]; retry: FormAction; remove: FormAction };

/** What is stored to be done and is not done, with why, and the ways on for what was given up. */
export function JobList({ jobs, retry, remove }: Props) {
  const [retried, retryOne, retrying] = useActionState(retry, noFormState);
  const [removed, removeOne, removing] = useActionState(remove, noFormState);
  const list = useRef<HTMLDivElement>(null);

  // The button that was pressed may be gone with its row.
  useEffect(() => {
    if (retried.done || removed.done) list.current?.focus();
  }, [retried, removed]);

  return (
    <div className="jobs" ref={list} tabIndex={-1}>
      <FormAlert failure={retried.failure ?? removed.failure} />
      {jobs.length === 0 ? (
        <EmptyState title="All done" line="What could not be done at once would stand here." />
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Job</th>
              <th scope="col">Tries</th>
              <th scope="col">Next try</th>
              <th scope="col">What went wrong</th>
              <th scope="col">
                <span className="vh">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <tr key={job.id} data-state={job.state}>
                <td>
                  <b>{kinds[job.kind] ?? job.kind}</b> <span>{states[job.state]}</span>
                </td>
                <td data-label="Tries">{job.attempts}</td>
                <td data-label="Next try">
                  {job.state === "waiting" ? <When at={job.runAt} /> : "–"}
                </td>
                <td>{job.lastError ?? "Nothing so far"}</td>
                <td>
                  {job.state === "dead" && (
                    <div className="job-actions">
                      <form action={retryOne}>
                        <input type="hidden" name="jobId" value={job.id} />
                        <Button size="small" type="submit" busy={retrying}>
                          Try again
                        </Button>
                      </form>
                      <form action={removeOne}>
                        <input type="hidden" name="jobId" value={job.id} />
                        <Button size="small" type="submit" busy={removing}>
                          Delete
                        </Button>
                      </form>
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
