import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { codeIn } from "@/components/rooms/code-in";
import { requireActor } from "../require-actor";

export const metadata: Metadata = { title: "Join a room" };

type Props = { searchParams: Promise<{ q?: string | string[] }> };

/** The shell shows the open rooms; a code or link typed without scripts leads to its invitation. */
export default async function BrowsePage({ searchParams }: Props) {
  await requireActor("/rooms/browse");
  const { q } = await searchParams;
  const code = typeof q === "string" ? codeIn(q) : null;
  if (code) redirect(`/join/${code}`);
  return null;
}
