"use client";

import type { ReactNode } from "react";
import { firstName } from "@/components/messages/first-name";
import { useFormActions } from "@/components/shell/form-actions";
import { MenuItem } from "@/components/ui/menu";
import { useActions } from "@/lib/client/hooks";
import type { RoomView, UserView } from "@/lib/contract/views";
import type { MemberChanged } from "./member-row";
import { useRequestForm } from "./request-form";

type Props = {
  room: RoomView;
  user: UserView;
  /** The new role. */
  to: "moderator" | "member";
  onChanged: MemberChanged;
  children: ReactNode;
};

/** The item of a menu that gives somebody a role, at once: it can be taken back as easily. */
export function RoleItem({ room, user, to, onChanged, children }: Props) {
  const { actions } = useFormActions();
  const { changeRole } = useActions();
  const { form } = useRequestForm({
    action: actions.changeRole,
    async request() {
      const answer = await changeRole(room.id, user.id, to);
      if (!answer.ok) onChanged({ refused: answer.error.message }, user.id);
      return answer;
    },
    onDone: () => onChanged({ done: `${firstName(user.name)} is now a ${to}` }, user.id),
  });
  return (
    <form {...form} role="none">
      <input type="hidden" name="roomId" value={room.id} />
      <input type="hidden" name="userId" value={user.id} />
      <input type="hidden" name="role" value={to} />
      <MenuItem
        type="submit"
        // Not before it has sent the form that is about to be hidden.
        onClick={(event) => {
          const menu = event.currentTarget.closest<HTMLElement>("[popover]");
          setTimeout(() => menu?.hidePopover());
        }}
      >
        {children}
      </MenuItem>
    </form>
  );
}
