import type { Metadata } from "next";
import { RoomList } from "@/components/admin/room-list";
import { listAllRooms } from "@/lib/chat/admin-room-list";
import { readListQuery, type SearchParams } from "@/lib/contract/admin-lists";
import { AdminPage } from "../admin-page";
import { requireAdmin } from "../require-admin";

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: "Rooms" };
}

export default async function RoomsPage({ searchParams }: Props) {
  const { actor, me } = await requireAdmin();
  const params = await searchParams;
  const query = readListQuery("rooms", params);
  const page = await listAllRooms(actor, query);
  return (
    <AdminPage me={me} path="/admin/rooms" title="Rooms" done={params.done}>
      <RoomList query={query} page={page} />
    </AdminPage>
  );
}
