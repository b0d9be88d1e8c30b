"use client";

import { firstName } from "@/components/messages/first-name";
import { useFormActions } from "@/components/shell/form-actions";
import { useActions } from "@/lib/client/hooks";
import type { Removal } from "@/lib/contract/rooms";
import type { RoomView, UserView } from "@/lib/contract/views";
import type { MemberChanged } from "./member-row";
import { ConfirmActions, Question } from "./question";
import { useRequestForm } from "./request-form";

type Props = {
  id: string;
  room: RoomView;
  user: UserView;
  isOpen: boolean;
  onClosed: () => void;
  onChanged: MemberChanged;
};

/** Makes somebody else the owner. */
export function HandOver({ room, user, onChanged, ...rest }: Props) {
  const { actions } = useFormActions();
  const { changeRole } = useActions();
  const first = firstName(user.name);
  const asked = useRequestForm({
    action: actions.changeRole,
    request: () => changeRole(room.id, user.id, "owner"),
    onDone: () => onChanged({ done: `${first} owns ${room.name} now` }, user.id),
  });
  return (
    <MemberQuestion
      {...rest}
      {...asked}
      ids={{ roomId: room.id, userId: user.id, role: "owner" }}
      title={`Hand ${room.name} over to ${user.name}?`}
      line={`${first} will own ${room.name}, and you will be a moderator.`}
      action={`Hand over to ${first}`}
    />
  );
}

/** Takes a seat away; they may come back as they came. */
export function RemoveMember({ room, user, onChanged, ...rest }: Props) {
  const { actions } = useFormActions();
  const { removeMember } = useActions();
  const first = firstName(user.name);
  const asked = useRequestForm({
    action: actions.removeMember,
    request: (fields) => removeMember(room.id, user.id, wishOf(fields)),
    onDone: () => onChanged({ done: `${first} was removed` }, user.id),
  });
  return (
    <MemberQuestion
      {...rest}
      {...asked}
      ids={{ roomId: room.id, userId: user.id }}
      title={`Remove ${user.name} from ${room.name}?`}
      line={`${first} will not see new messages.`}
      option={`Also delete ${first}'s messages of the last 24 hours`}
      action={`Remove ${first}`}
    />
  );
}

/** Takes a seat away and keeps them out. */
export function BanMember({ room, user, onChanged, ...rest }: Props) {
  const { actions } = useFormActions();
  const { banMember } = useActions();
  const first = firstName(user.name);
  const asked = useRequestForm({
    action: actions.banMember,
    request: (fields) => banMember(room.id, user.id, wishOf(fields)),
    onDone: () => onChanged({ done: `${first} was banned` }, user.id),
  });
  return (
    <MemberQuestion
      {...rest}
      {...asked}
      ids={{ roomId: room.id, userId: user.id }}
      title={`Ban ${user.name} from ${room.name}?`}
      line={`${first} loses the seat and cannot come back until a moderator lets them.`}
      option={`Also delete ${first}'s messages of the last 24 hours`}
      action={`Ban ${first}`}
    />
  );
}

type Asked = Pick<ReturnType<typeof useRequestForm<unknown>>, "form" | "error" | "busy">;

type QuestionProps = Asked & {
  id: string;
  isOpen: boolean;
  onClosed: () => void;
  /** What the form says whom and what it is about. */
  ids: Record<string, string>;
  title: string;
  line: string;
  option?: string;
  action: string;
};

function MemberQuestion(props: QuestionProps) {
  const { id, isOpen, onClosed, ids, title, line, option, action, form, error, busy } = props;
  return (
    <Question
      id={id}
      title={title}
      isOpen={isOpen}
      onToggled={(opened) => {
        if (!opened) onClosed();
      }}
    >
      <p className="soft">{line}</p>
      {error && (
        <p className="alert mt-4" role="alert">
          {error}
        </p>
      )}
      <form {...form}>
        {Object.entries(ids).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {option && (
          <label className="check">
            <input type="checkbox" name="deleteRecent" value="true" />
            {option}
          </label>
        )}
        <ConfirmActions action={action} busy={busy} />
      </form>
    </Question>
  );
}

function wishOf({ deleteRecent }: Record<string, string>): Removal {
  return { deleteRecent: deleteRecent === "true" };
}
