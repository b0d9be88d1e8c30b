import type { Metadata } from "next";
import { ChoiceForm } from "@/components/admin/choice-form";
import { Deed } from "@/components/admin/deed";
import { Facts } from "@/components/admin/facts";
import { memberRoles } from "@/components/admin/membership-list";
import { When } from "@/components/admin/when";
import { Setting } from "@/components/settings/setting";
import { findAnyMembership } from "@/lib/chat/admin-membership-list";
import type { SearchParams } from "@/lib/contract/admin-lists";
import { changeRole, removeMember } from "../../../actions";
import { AdminPage } from "../../../admin-page";
import { orMissing } from "../../../or-missing";
import { requireAdmin } from "../../../require-admin";

type Props = {
  params: Promise<{ roomId: string; userId: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: "Membership" };
}

export default async function MembershipPage({ params, searchParams }: Props) {
  const { actor, me } = await requireAdmin();
  const { roomId, userId } = await params;
  const found = await orMissing(findAnyMembership(actor, roomId, userId));
  const { done } = await searchParams;
  const { person, room, role, joinedAt } = found;
  const target = { roomId, userId };
  return (
    <AdminPage
      me={me}
      path="/admin/memberships"
      title={`${person.name} in ${room.name}`}
      back={{ path: "/admin/memberships", label: "Back to memberships" }}
      done={done}
    >
      <Facts
        facts={[
          [
            "Person",
            <a key="who" href={`/admin/users/${userId}`}>
              {person.name}
            </a>,
          ],
          [
            "Room",
            <a key="room" href={`/admin/rooms/${roomId}`}>
              {room.name}
            </a>,
          ],
          ["Role", memberRoles[role]],
          ["Since", <When key="since" at={joinedAt} />],
        ]}
      />
      {role !== "owner" && (
        <Setting id="role" title="Role" intro="A moderator may remove members and messages.">
          <ChoiceForm
            action={changeRole}
            target={target}
            label="Role"
            name="role"
            options={[
              ["member", memberRoles.member],
              ["moderator", memberRoles.moderator],
            ]}
            stored={role}
          />
        </Setting>
      )}
      <Setting id="remove" title="Remove" intro="The seat is free then; what they wrote stays.">
        <Deed
          action={removeMember}
          target={target}
          label="Remove"
          kind="danger"
          title={`Remove ${person.name} from ${room.name}?`}
          line={
            role === "owner"
              ? `${person.name} will not see new messages. The longest-standing moderator, else member, will own ${room.name}.`
              : `${person.name} will not see new messages.`
          }
          verb={`Remove ${person.name}`}
        />
      </Setting>
    </AdminPage>
  );
}
