import type { Metadata } from "next";
import { requireActor } from "../require-actor";

export const metadata: Metadata = { title: "New room" };

/** The shell shows the form. */
export default async function NewRoomPage() {
  await requireActor("/rooms/new");
  return null;
}
