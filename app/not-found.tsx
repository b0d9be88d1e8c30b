import type { Metadata } from "next";
import { MissingPage } from "@/components/ui/missing-page";

export const metadata: Metadata = { title: "Nothing here" };

/** The same words for what is missing and for what is not the reader's to see. */
export default function NotFound() {
  const line = "It may have been deleted, or you are not a member.";
  return <MissingPage title="Nothing here" line={line} />;
}
