import { CircleAlert } from "lucide-react";
import type { Failure } from "@/lib/contract/errors";
import { Countdown } from "./countdown";

/**
 * What is wrong with the form, announced once. Where the fields say it themselves, it is there for
 * screen readers only.
 */
export function FormAlert({ failure }: { failure: Failure | null }) {
  if (!failure) return null;
  const sentences = Object.values(failure.fields ?? {}).flat();
  if (sentences.length > 0) {
    return (
      <p className="vh" role="alert">
        {sentences.join(" ")}
      </p>
    );
  }
  return (
    <p className="alert" role="alert">
      <CircleAlert aria-hidden="true" />
      {failure.retryAfterMs ? (
        <Countdown key={failure.retryAfterMs} forMs={failure.retryAfterMs} />
      ) : (
        failure.message
      )}
    </p>
  );
}
