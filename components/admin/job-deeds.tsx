"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { type FormAction, noFormState } from "@/lib/contract/form-state";
import { Deed } from "./deed";

type Props = {
  target: Record<string, string>;
  /** What the job is for. */
  words: string;
  retry: FormAction;
  remove: FormAction;
};

/** The ways on for a job that was given up. */
export function JobDeeds({ target, words, retry, remove }: Props) {
  const [{ failure }, act, busy] = useActionState(retry, noFormState);
  return (
    <div className="job-deeds">
      <form action={act}>
        {Object.entries(target).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <Button size="small" type="submit" busy={busy}>
          Try again
        </Button>
        {failure && (
          <p className="alert" role="alert">
            Not done: {failure.message}
          </p>
        )}
      </form>
      <Deed
        action={remove}
        target={target}
        label="Delete"
        size="small"
        title="Delete this job?"
        line={`${words}: it is never done then.`}
        verb="Delete job"
      />
    </div>
  );
}
