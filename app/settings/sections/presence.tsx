import { LastSeenForm } from "@/components/settings/last-seen-form";
import { Setting } from "@/components/settings/setting";
import type { PersonActor } from "@/lib/chat/actor";
import { showsLastSeen } from "@/lib/chat/last-seen";
import { showLastSeen } from "../presence-actions";

export async function PresenceSection({ actor }: { actor: PersonActor }) {
  return (
    <Setting
      id="presence"
      title="Presence"
      intro="People you share a room with see whether you are here, and when you last were."
    >
      <LastSeenForm action={showLastSeen} isShown={await showsLastSeen(actor)} />
    </Setting>
  );
}
