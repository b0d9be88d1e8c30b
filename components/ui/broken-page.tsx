"use client";

import { Button } from "./button";
import { EmptyState } from "./empty-state";
import { FocusHeading } from "./focus-heading";

type Props = {
  /** What the server logged it as. */
  logId?: string;
  onRetry: () => void;
};

export function BrokenPage({ logId, onRetry }: Props) {
  return (
    <main className="middle alone">
      <title>Something broke</title>
      <EmptyState
        page
        title="Something broke on our side"
        line={
          <>
            {logId && (
              <>
                It was logged as <em>{logId}</em>.{" "}
              </>
            )}
            Your drafts are safe.
          </>
        }
        actions={
          <Button kind="primary" onClick={onRetry}>
            Try again
          </Button>
        }
      />
      <FocusHeading />
    </main>
  );
}
