import type { MemberView, Role } from "@/lib/contract/views";
import { presenceView } from "./presence";
import { type MemberUser, userView } from "./views";

/** Somebody with a seat, as the room's other members see them. */
export function memberView(member: { user: MemberUser; role: string; joinedAt: Date }): MemberView {
  return {
    user: userView(member.user),
    role: member.role as Role,
    joinedAt: member.joinedAt.toISOString(),
    presence: presenceView(member.user),
  };
}
