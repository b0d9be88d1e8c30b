import type { Metadata } from "next";
import { DeleteUser } from "@/components/admin/delete-user";
import { Facts } from "@/components/admin/facts";
import { UserDeeds } from "@/components/admin/user-deeds";
import { UserForm } from "@/components/admin/user-form";
import { userRoles, userStates } from "@/components/admin/user-list";
import { When } from "@/components/admin/when";
import { Setting } from "@/components/settings/setting";
import { findAnyUser } from "@/lib/chat/admin-user-list";
import type { SearchParams } from "@/lib/contract/admin-lists";
import { AdminPage } from "../../admin-page";
import { orMissing } from "../../or-missing";
import { requireAdmin } from "../../require-admin";
import {
  deactivateUser,
  deleteUser,
  demoteUser,
  editUser,
  mailReset,
  promoteUser,
  reactivateUser,
  signOutUser,
} from "../../user-actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

const actions = {
  promote: promoteUser,
  demote: demoteUser,
  mailReset,
  signOut: signOutUser,
  deactivate: deactivateUser,
  reactivate: reactivateUser,
};

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: "User" };
}

export default async function UserPage({ params, searchParams }: Props) {
  const { actor, me } = await requireAdmin();
  const user = await orMissing(findAnyUser(actor, (await params).id));
  const { done } = await searchParams;
  const back = { path: "/admin/users", label: "Back to users" };
  const theirs = encodeURIComponent(user.email);
  return (
    <AdminPage me={me} path="/admin/users" title={user.name} back={back} done={done}>
      <Facts
        facts={[
          ["Role", userRoles[user.role]],
          ["State", userStates[user.state]],
          ["E-mail verified", user.verified ? "Yes" : "No"],
          [
            "Rooms",
            <a key="rooms" href={`/admin/memberships?q=${theirs}`}>
              {user.rooms}
            </a>,
          ],
          [
            "Messages",
            <a key="said" href={`/admin/messages?q=${theirs}`}>
              {user.messages}
            </a>,
          ],
          ["Last seen", user.lastSeenAt ? <When key="seen" at={user.lastSeenAt} /> : "–"],
          ["Came", <When key="came" at={user.createdAt} />],
        ]}
      />
      <Setting id="edit" title="Name and e-mail" intro="A new name is seen by everybody at once.">
        <UserForm user={user} action={editUser} />
      </Setting>
      <Setting id="deeds" title="Account" intro="All of this is written to the audit.">
        <UserDeeds user={user} actions={actions} />
      </Setting>
      {!user.isSelf && (
        <Setting
          id="delete"
          title="Delete account"
          intro="Signed out everywhere, and gone for everybody else at once."
        >
          <DeleteUser user={user} action={deleteUser} />
        </Setting>
      )}
    </AdminPage>
  );
}
