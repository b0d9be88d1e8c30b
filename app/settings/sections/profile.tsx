import { ProfileForm } from "@/components/settings/profile-form";
import { Setting } from "@/components/settings/setting";
import type { PersonActor } from "@/lib/chat/actor";
import { findNames } from "@/lib/chat/profile";
import { renameSelf } from "../actions";

export async function ProfileSection({ actor }: { actor: PersonActor }) {
  return (
    <Setting id="profile" title="Profile" intro="Everyone you share a room with sees your name.">
      <ProfileForm action={renameSelf} names={await findNames(actor)} />
    </Setting>
  );
}
