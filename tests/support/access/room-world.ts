import { randomBytes } from "node:crypto";
import type { InvitationView, MessageView } from "@/lib/contract/views";
import { change } from "../database";
import type { Person } from "../people";
import { makeRoom } from "../rooms";
import type { Cast } from "./actors";

/** What a table's rows are about, by id. */
export type World = {
  roomId: string;
  roomName: string;
  /** Of a link without end. */
  code: string;
  /** A message of the target's. */
  messageId: string;
  /** A message of the member's. */
  memberMessageId: string;
  /** A member whom nobody speaks for. */
  targetId: string;
  bannedId: string;
  /** Who is in line, where the room is full. */
  waiterId: string;
};
export type RoomKind = "closed" | "open" | "full" | "open and full";

/** A room with everybody in it, or out of it, as their names say; closed by default. */
export async function makeWorld(cast: Cast, kind: RoomKind = "closed"): Promise<World> {
  const { place, people } = cast;
  const { owner, moderator, member, target, former, banned, waiter, deactivated } = people;
  activate(cast);
  const roomName = `Kitchen ${randomBytes(4).toString("hex")}`;
  const joined = [moderator, member, target, former, banned, deactivated];
  const { id: roomId } = await makeRoom(owner, { name: roomName }, joined);
  const room = `/rooms/${roomId}`;
  await owner.api.call("PATCH", `${room}/members/${moderator.id}`, { role: "moderator" });
  await former.api.call("POST", `${room}/leave`);
  await owner.api.call("PUT", `${room}/bans/${banned.id}`);
  if (kind.endsWith("full")) {
    await owner.api.call("PATCH", room, { memberLimit: 5 });
    await waiter.api.call("POST", `${room}/waitlist`);
  }
  if (!kind.startsWith("open")) await owner.api.call("PATCH", room, { kind: "closed" });
  const listed = await owner.api.call<{ invitations: InvitationView[] }>(
    "GET",
    `${room}/invitations`,
  );
  const say = async ({ api }: Person, body: string) => {
    const said = { clientId: randomBytes(6).toString("hex"), body };
    return (await api.call<MessageView>("POST", `${room}/messages`, said)).body.id;
  };
  const messageId = await say(target, "a word of the target's");
  const memberMessageId = await say(member, "a word of the member's");
  const close = `UPDATE "User" SET "deactivatedAt" = "createdAt" WHERE "id" = ?`;
  change(place, close, deactivated.id);
  return {
    roomId,
    roomName,
    code: listed.body.invitations[0]?.code ?? "",
    messageId,
    memberMessageId,
    targetId: target.id,
    bannedId: banned.id,
    waiterId: waiter.id,
  };
}

/** As an account that is open; `makeWorld` closes it once it has its seat. */
function activate({ place, people: { deactivated } }: Cast): void {
  change(place, `UPDATE "User" SET "deactivatedAt" = NULL WHERE "id" = ?`, deactivated.id);
}
