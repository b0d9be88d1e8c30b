import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RoomSeed } from "@/lib/client/provider";
import { loadRoom } from "./load-room";
import { requireActor } from "./require-actor";

export type RoomPageProps = { params: Promise<{ id: string }> };

export async function roomMetadata({ params }: RoomPageProps): Promise<Metadata> {
  const loaded = await loadRoom((await params).id);
  return { title: loaded?.room.name ?? "Nothing here" };
}

/** Says who may see a room; the shell shows it, from what this puts into its store. */
export async function RoomPage({ roomId, path }: { roomId: string; path: string }) {
  await requireActor(path);
  const loaded = await loadRoom(roomId);
  if (!loaded) notFound();
  return <RoomSeed room={loaded.room} page={loaded.page} />;
}
