"use client";

import { firstName } from "@/components/messages/first-name";
import { useFormActions } from "@/components/shell/form-actions";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { useActions } from "@/lib/client/hooks";
import type { BanView, RoomView, UserView } from "@/lib/contract/views";
import type { MemberChanged } from "./member-row";
import { useRequestForm } from "./request-form";

type Props = { room: RoomView; bans: BanView[]; onChanged: MemberChanged };

/** Who may not come back; nothing where that is nobody. */
export function BanList({ room, bans, onChanged }: Props) {
  if (bans.length === 0) return null;
  return (
    <div>
      <h3 id="banned">Banned</h3>
      <ul aria-labelledby="banned">
        {bans.map(({ user }) => (
          <li key={user.id}>
            <Avatar {...user} size={28} />
            <span className="grow clip">{user.name}</span>
            <LetBackIn room={room} user={user} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    </div>
  );
}

type LetBackInProps = { room: RoomView; user: UserView; onChanged: MemberChanged };

function LetBackIn({ room, user, onChanged }: LetBackInProps) {
  const { actions } = useFormActions();
  const { unban } = useActions();
  const { form, busy } = useRequestForm({
    action: actions.unban,
    async request() {
      const answer = await unban(room.id, user.id);
      if (!answer.ok) onChanged({ refused: answer.error.message }, user.id);
      return answer;
    },
    onDone: () => onChanged({ done: `${firstName(user.name)} may come back` }, user.id),
  });
  return (
    <form {...form}>
      <input type="hidden" name="roomId" value={room.id} />
      <input type="hidden" name="userId" value={user.id} />
      <Button size="small" type="submit" busy={busy}>
        Let back in<span className="vh"> {user.name}</span>
      </Button>
    </form>
  );
}
