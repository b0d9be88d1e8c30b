import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { FocusHeading } from "@/components/ui/focus-heading";

/** The same words for a link that ended and for one that never was. */
export default function InvitationEnded() {
  return (
    <main className="middle alone">
      <EmptyState
        page
        title="This invitation has ended"
        line="Ask whoever sent it for a new one."
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
