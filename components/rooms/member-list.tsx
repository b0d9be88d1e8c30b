"use client";

import { firstName } from "@/components/messages/first-name";
import { useFormActions } from "@/components/shell/form-actions";
import { Avatar } from "@/components/ui/avatar";
import { useActions, useMe } from "@/lib/client/hooks";
import { canRemove } from "@/lib/contract/permissions";
import type { MemberView, Role, RoomView } from "@/lib/contract/views";
import { ConfirmActions, ConfirmButton } from "./confirm-button";
import { useRequestForm } from "./request-form";

const groups: [Role, string][] = [
  ["owner", "Owner"],
  ["moderator", "Moderators"],
  ["member", "Members"],
];

type Props = { room: RoomView; members: MemberView[]; onRemoved: () => void };

/** Who has a seat, in groups by role. */
export function MemberList({ room, members, onRemoved }: Props) {
  return groups.map(([role, title]) => {
    const group = members.filter((member) => member.role === role);
    if (group.length === 0) return null;
    return (
      <div key={role}>
        <h3>{title}</h3>
        <ul>
          {group.map((member) => (
            <MemberRow key={member.user.id} room={room} member={member} onRemoved={onRemoved} />
          ))}
        </ul>
      </div>
    );
  });
}

type RowProps = { room: RoomView; member: MemberView; onRemoved: () => void };

function MemberRow({ room, member: { user, role }, onRemoved }: RowProps) {
  const me = useMe();
  const isMe = user.id === me.id;
  return (
    <li>
      <Avatar id={user.id} name={user.name} kind={user.kind} size={28} />
      <span className="grow clip">
        {user.name}
        {isMe && <span className="soft"> (you)</span>}
      </span>
      {!isMe && canRemove(room.role, role) && (
        <RemoveMember room={room} userId={user.id} name={user.name} onRemoved={onRemoved} />
      )}
    </li>
  );
}

type RemoveProps = { room: RoomView; userId: string; name: string; onRemoved: () => void };

function RemoveMember({ room, userId, name, onRemoved }: RemoveProps) {
  const { actions } = useFormActions();
  const { removeMember } = useActions();
  const { form, error, busy } = useRequestForm({
    action: actions.removeMember,
    request: () => removeMember(room.id, userId),
    onDone: onRemoved,
  });
  const first = firstName(name);
  return (
    <ConfirmButton
      label="Remove"
      name={`Remove ${name}`}
      kind="quiet"
      size="small"
      title={`Remove ${name} from ${room.name}?`}
    >
      <p className="soft">{first} will not see new messages.</p>
      {error && (
        <p className="alert mt-4" role="alert">
          {error}
        </p>
      )}
      <form {...form}>
        <input type="hidden" name="roomId" value={room.id} />
        <input type="hidden" name="userId" value={userId} />
        <ConfirmActions action={`Remove ${first}`} busy={busy} />
      </form>
    </ConfirmButton>
  );
}
