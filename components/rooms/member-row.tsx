import { useNow } from "@/components/shell/reader-time";
import { Avatar } from "@/components/ui/avatar";
import { can, canRemove } from "@/lib/contract/permissions";
import type { MemberView, PresenceView, RoomView } from "@/lib/contract/views";
import { MemberMenu } from "./member-menu";
import { presenceWords } from "./presence-words";

/** Something was done to a member: what to say of it, or why it was not done. */
export type MemberChanged = (told: { done: string } | { refused: string }, userId: string) => void;

type Props = {
  room: RoomView;
  member: MemberView;
  /** How they are by now. */
  presence: PresenceView;
  isMe: boolean;
  /** As for `MemberMenu`. */
  plain: boolean;
  onChanged: MemberChanged;
};

/** Somebody with a seat, and what the reader may do to them. */
export function MemberRow({ room, member, presence, isMe, plain, onChanged }: Props) {
  const now = useNow();
  const { user, role } = member;
  const mayChange = !isMe && (can(room.role, "changeRole") || canRemove(room.role, role));
  return (
    <li>
      <Avatar {...user} size={28} presence={presence.online && !presence.away ? "here" : "away"} />
      <span className="grow clip">
        {user.name}
        {isMe && <span className="soft"> (you)</span>}
        <small className="nearness clip">{presenceWords(presence, now)}</small>
      </span>
      {mayChange && <MemberMenu room={room} member={member} plain={plain} onChanged={onChanged} />}
    </li>
  );
}
