import { PictureForm } from "@/components/settings/picture-form";
import { ProfileForm } from "@/components/settings/profile-form";
import { Setting } from "@/components/settings/setting";
import { TimeZone } from "@/components/settings/time-zone";
import type { PersonActor } from "@/lib/chat/actor";
import { findNames } from "@/lib/chat/profile";
import type { UserView } from "@/lib/contract/views";
import { renameSelf } from "../actions";
import { changePicture, removePicture } from "../picture-actions";

export async function ProfileSection({ actor, me }: { actor: PersonActor; me: UserView }) {
  return (
    <Setting
      id="profile"
      title="Profile"
      intro="Everyone you share a room with sees your name and picture."
    >
      <PictureForm me={me} change={changePicture} remove={removePicture} />
      <ProfileForm action={renameSelf} names={await findNames(actor)} />
      <TimeZone />
    </Setting>
  );
}
