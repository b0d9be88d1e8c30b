import { MissingPage } from "@/components/ui/missing-page";

/** The same words for a link that ended and for one that never was. */
export default function InvitationEnded() {
  const line = "Ask whoever sent it for a new one.";
  return <MissingPage title="This invitation has ended" line={line} />;
}
