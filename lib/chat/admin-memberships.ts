import { roleEdit } from "@/lib/contract/admin-forms";
import { transact } from "@/lib/db";
import type { Actor, Origin } from "./actor";
import { lockAdmins } from "./admin";
import { doer, findAnyMember, lockAnyRoom } from "./admin-rooms";
import { announceAdmissions, fillSeats } from "./admissions";
import { announce } from "./announcements";
import { writeAudit } from "./audit";
import { requireHeir, setRole } from "./memberships";
import { parse } from "./parse";
import { refuse } from "./refusal";
import { announceLines, type SystemLine, writeLines } from "./room-lock";
import { unseat } from "./seats";

const about = (roomId: string, userId: string) =>
  ({ kind: "membership", id: `${roomId}/${userId}` }) as const;
const gone = { message: "They are no longer a member of this room." };

/** Gives a member another role. The owner stays one until the room is handed over. */
export async function changeAnyRole(
  actor: Actor,
  { roomId, userId }: { roomId: string; userId: string },
  input: unknown,
  origin: Origin,
): Promise<void> {
  const { role } = parse(roleEdit, input);
  const written = await transact(async (tx) => {
    await lockAdmins(tx, actor);
    const room = await lockAnyRoom(tx, roomId);
    const member = (await findAnyMember(tx, roomId, userId)) ?? refuse("not_found", gone);
    if (member.role === role) return null;
    if (member.role === "owner") {
      const message = "Hand the room over to somebody else first.";
      refuse("invalid", { message, fields: { role: [message] } });
    }
    await setRole(tx, roomId, userId, role);
    const detail = { role: `${member.role} → ${role}` };
    const target = about(roomId, userId);
    await writeAudit(tx, actor, origin, { action: "membership.role", target, detail });
    const by = await doer(tx, actor, roomId);
    return writeLines(tx, room, [{ verb: role, about: member.user, by }]);
  });
  if (!written) return;
  announceLines(written);
  announce({ type: "rooms:changed", roomId });
}

/** Takes a member's seat away. An owner's room goes to the heir; the last one is not removed. */
export async function removeAnyMember(
  actor: Actor,
  { roomId, userId }: { roomId: string; userId: string },
  origin: Origin,
): Promise<void> {
  const { written, admissions } = await transact(async (tx) => {
    await lockAdmins(tx, actor);
    const room = await lockAnyRoom(tx, roomId);
    const member = (await findAnyMember(tx, roomId, userId)) ?? refuse("not_found", gone);
    if (room.memberCount === 1) {
      refuse("invalid", { message: "Nobody else is in this room. Delete the room instead." });
    }
    const by = await doer(tx, actor, roomId);
    await unseat(tx, room, userId);
    const lines: SystemLine[] = [{ verb: "removed", about: member.user, by }];
    if (member.role === "owner") {
      const heir = await requireHeir(tx, roomId);
      await setRole(tx, roomId, heir.user.id, "owner");
      lines.push({ verb: "owner", about: heir.user });
    }
    const target = about(roomId, userId);
    await writeAudit(tx, actor, origin, { action: "membership.remove", target });
    const written = await writeLines(tx, room, lines);
    return { written, admissions: await fillSeats(tx, room) };
  });
  announce({ type: "membership:ended", roomId, userId });
  announceLines(written);
  announceAdmissions(admissions);
  announce({ type: "rooms:changed", roomId });
}
