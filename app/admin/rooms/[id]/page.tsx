import type { Metadata } from "next";
import { Deed } from "@/components/admin/deed";
import { Facts } from "@/components/admin/facts";
import { HandOver } from "@/components/admin/hand-over";
import { RoomForm } from "@/components/admin/room-form";
import { When } from "@/components/admin/when";
import { countWords } from "@/components/rooms/count-words";
import { Setting } from "@/components/settings/setting";
import { findAnyRoom, listHeirs } from "@/lib/chat/admin-room-list";
import { readListQuery, type SearchParams } from "@/lib/contract/admin-lists";
import { deleteRoom, editRoom, handOverRoom } from "../../actions";
import { AdminPage } from "../../admin-page";
import { orMissing } from "../../or-missing";
import { requireAdmin } from "../../require-admin";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: "Room" };
}

export default async function RoomPage({ params, searchParams }: Props) {
  const { actor, me } = await requireAdmin();
  const room = await orMissing(findAnyRoom(actor, (await params).id));
  const { done, heir } = await searchParams;
  const { q } = readListQuery("memberships", { q: heir });
  const { heirs, hasMore } = await listHeirs(actor, room.id, q);
  const { name, owner, memberCount, memberLimit } = room;
  const target = { roomId: room.id };
  const members = countWords(memberCount, "member");
  const messages = countWords(room.messages, "message");
  const inRoom = encodeURIComponent(name);
  return (
    <AdminPage
      me={me}
      path="/admin/rooms"
      title={name}
      back={{ path: "/admin/rooms", label: "Back to rooms in the administration" }}
      done={done}
    >
      <Facts
        facts={[
          [
            "Owner",
            owner ? (
              <a key="by" href={`/admin/users/${owner.id}`}>
                {owner.name}
              </a>
            ) : (
              "–"
            ),
          ],
          [
            "Seats",
            <a key="in" href={`/admin/memberships?q=${inRoom}`}>
              {`${memberCount} of ${memberLimit}`}
            </a>,
          ],
          [
            "Messages",
            <a key="said" href={`/admin/messages?q=${inRoom}`}>
              {room.messages}
            </a>,
          ],
          ["Made", <When key="made" at={room.createdAt} />],
        ]}
      />
      <Setting id="edit" title="Room" intro="Its members see what is changed, and by whom.">
        <RoomForm room={room} action={editRoom} />
      </Setting>
      {(heirs.length > 0 || q) && (
        <Setting id="owner" title="Hand over" intro="The present owner stays as a moderator.">
          <HandOver roomId={room.id} heirs={heirs} hasMore={hasMore} q={q} action={handOverRoom} />
        </Setting>
      )}
      <Setting id="delete" title="Delete" intro="What is deleted is gone for everyone.">
        <Deed
          action={deleteRoom}
          target={target}
          label="Delete room"
          kind="danger"
          title={`Delete ${name}?`}
          line={`${name}, ${members} and ${messages} will be gone for everyone. This cannot be undone.`}
          verb="Delete room"
          asks={{ name: "name", label: "Type the room's name" }}
        />
      </Setting>
    </AdminPage>
  );
}
