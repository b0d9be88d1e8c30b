import { Megaphone } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import type { Actions } from "@/lib/client/types";
import { everybody } from "@/lib/contract/mentions";
import { can } from "@/lib/contract/permissions";
import type { MemberView, Role } from "@/lib/contract/views";
import type { Completion } from "./completion-list";
import { bestFits } from "./matches";

type Asked = {
  roomId: string;
  role: Role;
  meId: string;
  listMembers: Actions["listMembers"];
};

/** How long a room's members are taken to be the same, in ms. */
const freshMs = 30_000;
const known = new Map<string, { at: number; members: Promise<MemberView[]> }>();

/** Members of the room whose name begins so; for moderators also everybody at once. */
export async function completePeople(query: string, asked: Asked): Promise<Completion[]> {
  const { roomId, role, meId, listMembers } = asked;
  const members = await membersOf(roomId, listMembers);
  const people = bestFits(
    members.map(({ user }) => user).filter(({ id }) => id !== meId),
    ({ name }) => name,
    query,
  ).map(
    ({ id, name, avatarUrl }): Completion => ({
      key: id,
      text: `@${name} `,
      face: <Avatar id={id} name={name} avatarUrl={avatarUrl} size={24} />,
      label: name,
    }),
  );
  if (!can(role, "mentionRoom") || bestFits([everybody], String, query).length === 0) return people;
  const all = {
    key: everybody,
    text: `@${everybody} `,
    face: <Megaphone aria-hidden="true" />,
    label: "@room",
    hint: "everybody here",
  };
  return query === "" ? [...people.slice(0, 5), all] : [all, ...people];
}

function membersOf(roomId: string, listMembers: Actions["listMembers"]): Promise<MemberView[]> {
  const last = known.get(roomId);
  if (last && Date.now() - last.at < freshMs) return last.members;
  const members = listMembers(roomId).then((answer) => {
    if (answer.ok) return answer.data;
    known.delete(roomId);
    return [];
  });
  known.set(roomId, { at: Date.now(), members });
  return members;
}
