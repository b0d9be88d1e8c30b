import type { Invitation } from "@/generated/sqlite/client";
import { newInvitation, opaqueId } from "@/lib/contract/rooms";
import type { InvitationPreview, InvitationView, RoomView, WaitView } from "@/lib/contract/views";
import { db, type Tx, transact } from "@/lib/db";
import { type Actor, type PersonActor, requirePerson } from "./actor";
import { refuseBanned } from "./bans";
import { newSecret } from "./ids";
import { type Admit, enter } from "./memberships";
import { parse } from "./parse";
import { refuse } from "./refusal";
import { requireAbility } from "./room-access";
import { lockRoom } from "./room-lock";
import { requireVerified } from "./verification";
import { fullName, invitationView, publicUser, userView } from "./views";
import { queue } from "./waitlist";

const dayMs = 86_400_000;
const facesShown = 5;

/** The room's links that still open it; `baseUrl` is the address people type. */
export async function listInvitations(
  actor: Actor,
  roomId: string,
  baseUrl: string,
): Promise<InvitationView[]> {
  await requireAbility(requirePerson(actor), roomId, "shareInvitation");
  const invitations = await db().invitation.findMany({
    where: { roomId },
    orderBy: { createdAt: "asc" },
  });
  return invitations.filter(isOpen).map((invitation) => invitationView(invitation, baseUrl));
}

/** A new link. One without an end replaces the room's present one, which stops working. */
export async function createInvitation(
  actor: Actor,
  roomId: string,
  input: unknown,
  baseUrl: string,
): Promise<InvitationView> {
  const person = requirePerson(actor);
  const { expiresInDays, uses } = parse(newInvitation, input);
  const endless = { roomId, expiresAt: null, usesLeft: null };
  const invitation = await transact(async (tx) => {
    await lockRoom(tx, roomId);
    await requireAbility(person, roomId, "renewInvitation", tx);
    if (!expiresInDays && !uses) await tx.invitation.deleteMany({ where: endless });
    return tx.invitation.create({
      data: {
        ...endless,
        code: newSecret(),
        createdById: person.userId,
        ...(expiresInDays && { expiresAt: new Date(Date.now() + expiresInDays * dayMs) }),
        ...(uses && { usesLeft: uses }),
      },
    });
  });
  return invitationView(invitation, baseUrl);
}

/** Makes a link stop working. */
export async function endInvitation(actor: Actor, roomId: string, code: string): Promise<void> {
  const person = requirePerson(actor);
  await transact(async (tx) => {
    await lockRoom(tx, roomId);
    await requireAbility(person, roomId, "renewInvitation", tx);
    const { count } = await tx.invitation.deleteMany({ where: { roomId, code } });
    if (count === 0) refuse("not_found");
  });
}

/** Joins the room that a link opens; a member goes straight in and uses nothing up. */
export function joinByInvitation(actor: Actor, code: string): Promise<RoomView> {
  return goByInvitation(actor, code, enter);
}

/** Queues for a seat of the room that a link opens, and uses it as joining would. */
export function waitByInvitation(actor: Actor, code: string): Promise<WaitView> {
  return goByInvitation(actor, code, queue);
}

async function goByInvitation<T>(
  actor: Actor,
  code: string,
  go: (person: PersonActor, roomId: string, admit: Admit) => Promise<T>,
): Promise<T> {
  const person = requirePerson(actor);
  const { roomId } = await requireInvitation(code, db());
  await refuseBanned(db(), roomId, person.userId, ended);
  await requireVerified(person, "join rooms");
  return go(person, roomId, async (tx) => {
    const { usesLeft } = await requireInvitation(code, tx);
    if (usesLeft === null) return;
    await tx.invitation.update({ where: { code }, data: { usesLeft: { decrement: 1 } } });
  });
}

/**
 * What whoever holds a link sees before joining; the code is all the right it takes. To an `asker`
 * who is banned, the link has ended.
 */
export async function previewInvitation(
  code: string,
  asker: PersonActor | null = null,
): Promise<InvitationPreview> {
  const { roomId, createdById } = await requireInvitation(code, db());
  if (asker) await refuseBanned(db(), roomId, asker.userId, ended);
  const room = await db().room.findUnique({
    where: { id: roomId },
    include: {
      _count: { select: { waits: true } },
      memberships: {
        take: facesShown,
        orderBy: { joinedAt: "asc" },
        select: { user: { select: publicUser } },
      },
    },
  });
  const inviter = await db().user.findUnique({ where: { id: createdById }, select: publicUser });
  if (!room || !inviter) refuse("not_found", ended);
  const { id, name, topic, memberLimit, memberCount } = room;
  const faces = room.memberships.map(({ user }) => userView(user));
  const seats = { memberLimit, memberCount, waiting: room._count.waits };
  return { id, name, topic, ...seats, invitedBy: fullName(inviter), faces };
}

const ended = { message: "This invitation has ended. Ask for a new one." };

async function requireInvitation(code: string, tx: Tx): Promise<Invitation> {
  // PostgreSQL cannot even compare some characters that an address may carry.
  if (!opaqueId.safeParse(code).success) refuse("not_found", ended);
  const invitation = await tx.invitation.findUnique({ where: { code } });
  return invitation && isOpen(invitation) ? invitation : refuse("not_found", ended);
}

function isOpen({ expiresAt, usesLeft }: Invitation): boolean {
  return usesLeft !== 0 && (expiresAt === null || expiresAt.getTime() > Date.now());
}
