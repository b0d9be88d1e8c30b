import { DeleteAccountForm } from "@/components/settings/delete-account-form";
import { Setting } from "@/components/settings/setting";
import type { PersonActor } from "@/lib/chat/actor";
import { listOwnedRooms } from "@/lib/chat/owned-rooms";
import { deleteAccount } from "../deletion-actions";

export async function DeleteAccountSection({ actor }: { actor: PersonActor }) {
  return (
    <Setting
      id="delete"
      title="Delete account"
      intro="You are signed out everywhere, and gone for everybody else at once. For 7 days logging in brings everything back; then it is gone for good."
    >
      <DeleteAccountForm action={deleteAccount} rooms={await listOwnedRooms(actor)} />
    </Setting>
  );
}
