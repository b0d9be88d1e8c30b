"use client";

import { Ban, Crown, Shield, ShieldOff, UserMinus } from "lucide-react";
import { useState } from "react";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useHydrated } from "@/components/ui/use-hydrated";
import { can, canRemove } from "@/lib/contract/permissions";
import type { MemberView, RoomView } from "@/lib/contract/views";
import { BanMember, HandOver, RemoveMember } from "./member-questions";
import type { MemberChanged } from "./member-row";
import { RoleItem } from "./role-item";

type Props = {
  room: RoomView;
  member: MemberView;
  /** Works without scripts too, at the price of all of it in the page. */
  plain: boolean;
  onChanged: MemberChanged;
};
type Asked = "owner" | "remove" | "ban";

/** What may be done to a member: the rights that the reader has over them, each as an item. */
export function MemberMenu({ room, member, plain, onChanged }: Props) {
  const { user, role } = member;
  const id = `member-${user.id}`;
  const [asked, setAsked] = useState<Asked | null>(null);
  // Without scripts the questions have to be there before they are asked for.
  const isHydrated = useHydrated();
  const asks = (what: Asked) => ({
    popoverTarget: `${id}-${what}`,
    onClick(event: React.MouseEvent<HTMLElement>) {
      event.preventDefault();
      // The question would close with the menu it was opened from.
      event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
      setAsked(what);
    },
  });
  const question = (what: Asked) => ({
    id: `${id}-${what}`,
    room,
    user,
    onChanged(...change: Parameters<MemberChanged>) {
      setAsked(null);
      onChanged(...change);
    },
    isOpen: asked === what,
    onClosed: () => setAsked(null),
  });
  const isShown = (what: Asked) => asked === what || (plain && !isHydrated);
  const mayRemove = canRemove(room.role, role);
  const mayChangeRole = can(room.role, "changeRole");

  return (
    <>
      <Menu id={id} label={`Options for ${user.name}`} plain={plain}>
        {mayChangeRole && (
          <>
            {role === "member" ? (
              <RoleItem room={room} user={user} to="moderator" onChanged={onChanged}>
                <Shield aria-hidden="true" />
                Make moderator
              </RoleItem>
            ) : (
              <RoleItem room={room} user={user} to="member" onChanged={onChanged}>
                <ShieldOff aria-hidden="true" />
                Make member
              </RoleItem>
            )}
            <MenuItem {...asks("owner")}>
              <Crown aria-hidden="true" />
              Hand over ownership
            </MenuItem>
          </>
        )}
        {mayChangeRole && mayRemove && <hr />}
        {mayRemove && (
          <>
            <MenuItem danger {...asks("remove")}>
              <UserMinus aria-hidden="true" />
              Remove
            </MenuItem>
            <MenuItem danger {...asks("ban")}>
              <Ban aria-hidden="true" />
              Ban
            </MenuItem>
          </>
        )}
      </Menu>
      {mayChangeRole && isShown("owner") && <HandOver {...question("owner")} />}
      {mayRemove && isShown("remove") && <RemoveMember {...question("remove")} />}
      {mayRemove && isShown("ban") && <BanMember {...question("ban")} />}
    </>
  );
}
