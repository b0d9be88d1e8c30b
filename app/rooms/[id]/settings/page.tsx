import { RoomPage, type RoomPageProps, roomMetadata } from "../../room-page";

export const generateMetadata = roomMetadata;

export default async function RoomSettingsPage({ params }: RoomPageProps) {
  const { id } = await params;
  return <RoomPage roomId={id} path={`/rooms/${id}/settings`} />;
}
