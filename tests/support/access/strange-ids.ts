import type { InvitationView, MessageView } from "@/lib/contract/views";
import { makeRoom } from "../rooms";
import type { Cast } from "./actors";
import { makeWorld, type World } from "./room-world";

export type IdName = Exclude<keyof World, "roomName">;
type Strange = Record<"foreign" | "deleted", World>;

export const random = "01980000-0000-7000-8000-000000000000";
export const malformed = "a\0b";

/** A room of people whom nobody knows, and one that is gone, with what was in them. */
export async function makeStrange(cast: Cast): Promise<Strange> {
  const other = cast.newcomer();
  const { id: roomId, name: roomName } = await makeRoom(other, { kind: "closed" });
  const { body } = await other.api.call<{ invitations: InvitationView[] }>(
    "GET",
    `/rooms/${roomId}/invitations`,
  );
  const said = { clientId: "foreign", body: "not for you" };
  const path = `/rooms/${roomId}/messages`;
  const { body: message } = await other.api.call<MessageView>("POST", path, said);
  const nobody = { targetId: other.id, bannedId: other.id, waiterId: other.id };
  const code = body.invitations[0]?.code ?? "";
  const messages = { messageId: message.id, memberMessageId: message.id };
  const foreign = { roomId, roomName, code, ...messages, ...nobody };

  const made = await makeWorld(cast);
  await cast.people.owner.api.call("DELETE", `/rooms/${made.roomId}`);
  const { id } = cast.people.gone;
  return { foreign, deleted: { ...made, targetId: id, bannedId: id, waiterId: id } };
}

/**
 * What to put in the place of an id so that nothing is found. To administrators nothing is foreign,
 * but a thing of another kind is; a link is its holder's, so none is foreign.
 */
export function strangeIds(
  name: IdName,
  { foreign, deleted }: Strange,
  isAdmin: boolean,
): [what: string, id: string][] {
  const otherKind = name === "roomId" ? foreign.targetId : foreign.roomId;
  const others = isAdmin ? otherKind : foreign[name];
  return [
    ...(name === "code" ? [] : [["foreign", others] as [string, string]]),
    ["deleted", deleted[name]],
    ["random", random],
    ["malformed", malformed],
  ];
}
