import type { Invitation } from "@/generated/sqlite/client";
import { limits } from "@/lib/contract/limits";
import { newInvitation, opaqueId } from "@/lib/contract/rooms";
import { readShortCode } from "@/lib/contract/short-codes";
import type { InvitationPreview, InvitationView, RoomView, WaitView } from "@/lib/contract/views";
import { db, type Tx, transact } from "@/lib/db";
import { type Actor, type Origin, type PersonActor, requirePerson } from "./actor";
import { announce } from "./announcements";
import { refuseBanned } from "./bans";
import { newSecret } from "./ids";
import { type Admit, enter } from "./memberships";
import { parse } from "./parse";
import { limitRate, requireRateLeft } from "./rate-limits";
import { refuse } from "./refusal";
import { requireAbility } from "./room-access";
import { lockRoom } from "./room-lock";
import { lookUpShortCode } from "./short-codes";
import { requireVerified } from "./verification";
import { fullName, invitationView, publicUser, userView } from "./views";
import { queue } from "./waitlist";

const dayMs = 86_400_000;
const facesShown = 5;
const withMaker = { createdBy: { select: publicUser } } as const;

/** The room's links that still open it, oldest first; `baseUrl` is the address people type. */
export async function listInvitations(
  actor: Actor,
  roomId: string,
  baseUrl: string,
): Promise<InvitationView[]> {
  await requireAbility(requirePerson(actor), roomId, "shareInvitation");
  const invitations = await db().invitation.findMany({
    where: { roomId, endedAt: null },
    orderBy: [{ createdAt: "asc" }, { code: "asc" }],
    include: withMaker,
  });
  return invitations.filter(isOpen).map((invitation) => invitationView(invitation, baseUrl));
}

/** One of the room's links that still open it; refuses with `not_found`. */
export async function findInvitation(
  actor: Actor,
  roomId: string,
  code: string,
  baseUrl: string,
): Promise<InvitationView> {
  const open = await listInvitations(actor, roomId, baseUrl);
  return open.find((invitation) => invitation.code === code) ?? refuse("not_found");
}

/** A new link. One without any end replaces the room's present one, which stops working. */
export async function createInvitation(
  actor: Actor,
  roomId: string,
  input: unknown,
  baseUrl: string,
): Promise<InvitationView> {
  const person = requirePerson(actor);
  const { expiresInDays, uses } = parse(newInvitation, input);
  const invitation = await transact(async (tx) => {
    await lockRoom(tx, roomId);
    await requireAbility(person, roomId, "renewInvitation", tx);
    const present = await tx.invitation.findMany({ where: { roomId, endedAt: null } });
    const replaced = expiresInDays || uses ? [] : present.filter(isEndless);
    if (present.filter(isOpen).length - replaced.length >= limits.invitations) {
      const message = `A room can have ${limits.invitations} links at a time. End one first.`;
      refuse("conflict", { message });
    }
    const codes = replaced.map(({ code }) => code);
    await tx.invitation.updateMany({
      where: { code: { in: codes } },
      data: { endedAt: new Date() },
    });
    return tx.invitation.create({
      data: {
        code: newSecret(),
        roomId,
        createdById: person.userId,
        expiresAt: expiresInDays ? new Date(Date.now() + expiresInDays * dayMs) : null,
        usesLeft: uses ?? null,
      },
      include: withMaker,
    });
  });
  announce({ type: "rooms:changed", roomId });
  return invitationView(invitation, baseUrl);
}

/** Makes a link stop working; its row stays, so that whoever follows it learns what happened. */
export async function endInvitation(actor: Actor, roomId: string, code: string): Promise<void> {
  const person = requirePerson(actor);
  await transact(async (tx) => {
    await lockRoom(tx, roomId);
    await requireAbility(person, roomId, "renewInvitation", tx);
    const invitation = await tx.invitation.findFirst({ where: { roomId, code } });
    if (!invitation) refuse("not_found");
    if (invitation.endedAt) return;
    await tx.invitation.update({ where: { code }, data: { endedAt: new Date() } });
  });
  announce({ type: "rooms:changed", roomId });
}

/**
 * Joins the room that a link's code or a short code opens; a member goes straight in and uses
 * nothing up. The uses of a link are counted under the room's lock.
 */
export function joinByInvitation(actor: Actor, code: string, origin: Origin): Promise<RoomView> {
  return goByInvitation(actor, code, origin, enter);
}

/** Queues for a seat of the room that a link or short code opens, and uses it as joining would. */
export function waitByInvitation(actor: Actor, code: string, origin: Origin): Promise<WaitView> {
  return goByInvitation(actor, code, origin, queue);
}

async function goByInvitation<T>(
  actor: Actor,
  code: string,
  origin: Origin,
  go: (person: PersonActor, roomId: string, admit: Admit) => Promise<T>,
): Promise<T> {
  const person = requirePerson(actor);
  const { roomId } = await openByCode(code, person, origin);
  await requireVerified(person, "join rooms");
  return go(person, roomId, (tx) => takeUse(code, tx));
}

/**
 * What whoever holds a link or short code sees before joining; the code is all the right it takes.
 * Where pictures are is told only to those with an account, who alone may see them.
 */
export async function previewInvitation(
  code: string,
  asker: PersonActor | null,
  origin: Origin,
): Promise<InvitationPreview> {
  const { roomId, createdById } = await openByCode(code, asker, origin);
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
  if (!room) refuse("not_found", noMatch);
  const { id, name, topic, memberLimit, memberCount } = room;
  const inviter = await findInviter({ roomId, createdById }, db());
  const invitedBy = inviter && fullName(inviter);
  const faces = room.memberships.map(({ user }) =>
    userView(asker ? user : { ...user, pictureId: null }),
  );
  const seats = { memberLimit, memberCount, waiting: room._count.waits };
  return { id, name, topic, ...seats, invitedBy, faces };
}

/** What lets somebody into a room; `usesLeft` only for a link. */
type WayIn = { roomId: string; createdById: string; usesLeft?: number | null };

const noMatch = { message: "No open room or invitation matches that. Check it and try again." };

/** As `requireWayIn`, for an `asker`: to the banned, what opens a room to others has ended. */
async function openByCode(code: string, asker: PersonActor | null, origin: Origin): Promise<WayIn> {
  const isShort = readShortCode(code) !== null;
  const found = await (isShort ? guess(code, asker, origin) : requireWayIn(code, db()));
  if (!asker) return found;
  const answer = isShort ? noMatch : await ended(found, db());
  await refuseBanned(db(), found.roomId, asker.userId, answer);
  return found;
}

/**
 * What a short code opens. One that opens nothing counts as a guess, of the account and of the
 * address. After too many, right ones are refused too, with the same answer.
 */
async function guess(code: string, asker: PersonActor | null, { address }: Origin): Promise<WayIn> {
  const found = await lookUpShortCode(code, db());
  const count = found ? requireRateLeft : limitRate;
  if (asker) await count("shortCode", `account ${asker.userId}`);
  await count("shortCode", `address ${address}`);
  return found ?? refuse("not_found", noMatch);
}

async function requireWayIn(code: string, tx: Tx): Promise<WayIn> {
  if (readShortCode(code)) return (await lookUpShortCode(code, tx)) ?? refuse("not_found", noMatch);
  // PostgreSQL cannot even compare some characters that an address may carry.
  if (!opaqueId.safeParse(code).success) refuse("not_found", noMatch);
  const invitation = await tx.invitation.findUnique({ where: { code } });
  if (!invitation) refuse("not_found", noMatch);
  return isOpen(invitation) ? invitation : refuse("not_found", await ended(invitation, tx));
}

/** Counts one use of a link that still opens its locked room; of short codes none are counted. */
async function takeUse(code: string, tx: Tx): Promise<void> {
  const { usesLeft } = await requireWayIn(code, tx);
  if (usesLeft === undefined) return;
  const uses = { increment: 1 };
  const left = usesLeft === null ? {} : { usesLeft: { decrement: 1 } };
  await tx.invitation.update({ where: { code }, data: { uses, ...left } });
}

/** Says whom to ask, if whoever made the link is still there to be asked. */
async function ended(invitation: WayIn, tx: Tx): Promise<{ message: string }> {
  const inviter = await findInviter(invitation, tx);
  const whom = inviter ? `Ask ${inviter.firstName} for a new one.` : "Ask for a new one.";
  return { message: `This invitation has ended. ${whom}` };
}

/** Who made it, while they are in the room and their account is open. */
async function findInviter({ roomId, createdById: userId }: WayIn, tx: Tx) {
  const membership = await tx.membership.findFirst({
    where: { roomId, userId, user: { deletedAt: null, deactivatedAt: null } },
    select: { user: { select: publicUser } },
  });
  return membership?.user ?? null;
}

/** Whether it lets somebody in: not ended, not expired, not used up. */
function isOpen({ endedAt, expiresAt, usesLeft }: Invitation): boolean {
  return (
    endedAt === null && usesLeft !== 0 && (expiresAt === null || expiresAt.getTime() > Date.now())
  );
}

function isEndless({ expiresAt, usesLeft }: Invitation): boolean {
  return expiresAt === null && usesLeft === null;
}
