import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { FocusHeading } from "@/components/ui/focus-heading";

export const metadata: Metadata = { title: "Nothing here" };

/** The same words for what is missing and for what is not the reader's to see. */
export default function NotFound() {
  return (
    <main className="middle alone">
      <EmptyState
        page
        title="Nothing here"
        line="It may have been deleted, or you are not a member."
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
