import { SessionList } from "@/components/settings/session-list";
import { Setting } from "@/components/settings/setting";
import type { PersonActor } from "@/lib/chat/actor";
import { listSessions } from "@/lib/chat/sessions";
import { revokeOtherSessions, revokeSession } from "../actions";

export async function SessionsSection({ actor }: { actor: PersonActor }) {
  return (
    <Setting id="sessions" title="Sessions" intro="Where you are signed in.">
      <SessionList
        sessions={await listSessions(actor)}
        revoke={revokeSession}
        revokeOthers={revokeOtherSessions}
      />
    </Setting>
  );
}
