import Link from "next/link";
import { buttonClass } from "./button-class";
import { EmptyState } from "./empty-state";
import { FocusHeading } from "./focus-heading";

/** A whole page for an address with nothing to show, and the way back. */
export function MissingPage({ title, line }: { title: string; line: string }) {
  return (
    <main className="middle alone">
      <EmptyState
        page
        title={title}
        line={line}
        actions={
          <Link className={buttonClass({ kind: "primary" })} href="/rooms">
            Go to my rooms
          </Link>
        }
      />
      <FocusHeading />
    </main>
  );
}
