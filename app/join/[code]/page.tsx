import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { doorPath } from "@/components/auth/door-path";
import { DoorFrame } from "@/components/door/door-frame";
import { Invitation } from "@/components/door/invitation";
import { JoinForm } from "@/components/door/join-form";
import { WaitForm } from "@/components/door/wait-form";
import { VerifyFirst } from "@/components/shell/verify-first";
import { buttonClass } from "@/components/ui/button-class";
import { currentActor } from "@/lib/auth/next";
import { findMe } from "@/lib/chat/accounts";
import type { PersonActor } from "@/lib/chat/actor";
import { listRooms } from "@/lib/chat/room-list";
import { hearthName } from "@/lib/chat/settings";
import { mustVerify } from "@/lib/chat/verification";
import { listOwnWaits } from "@/lib/chat/waitlist";
import type { InvitationPreview } from "@/lib/contract/views";
import { findInvitation } from "../../find-invitation";
import { joinAction, leaveWaitlistAction, waitAction } from "./actions";
import { typedCode } from "./typed-code";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findInvitation(typedCode((await params).code));
  if (!found.ok) return { title: "This opens no room" };
  const room = found.data;
  return { title: isFull(room) ? `${room.name} is full` : `Join ${room.name}` };
}

export default async function JoinPage({ params }: Props) {
  const code = typedCode((await params).code);
  const found = await findInvitation(code);
  if (!found.ok) notFound();
  const room = found.data;
  const actor = await currentActor();
  if (actor && (await isMember(actor, room.id))) redirect(`/rooms/${room.id}`);
  return (
    <DoorFrame name={await hearthName()}>
      <Invitation room={room}>
        {isFull(room) && (
          <p className="note" role="status">
            This room is full: {room.memberCount} of {room.memberLimit} seats.
          </p>
        )}
        {actor ? (
          <WayIn actor={actor} code={code} room={room} />
        ) : (
          <WayThroughTheDoor code={code} why={isFull(room) ? "wait" : "join"} />
        )}
      </Invitation>
    </DoorFrame>
  );
}

type WayInProps = { actor: PersonActor; code: string; room: InvitationPreview };

async function WayIn({ actor, code, room }: WayInProps) {
  const [me, waits] = await Promise.all([findMe(actor), listOwnWaits(actor)]);
  const place = waits.find(({ roomId }) => roomId === room.id)?.place ?? null;
  const action = place === null ? waitAction : leaveWaitlistAction;
  return (
    <>
      {mustVerify(me) ? (
        <VerifyFirst to="join" />
      ) : place !== null || isFull(room) ? (
        <WaitForm action={action} code={code} roomId={room.id} place={place} />
      ) : (
        <JoinForm action={joinAction} code={code} roomName={room.name} />
      )}
      <p className="note">You are signed in as {me.name}.</p>
    </>
  );
}

function WayThroughTheDoor({ code, why }: { code: string; why: "join" | "wait" }) {
  const next = `/join/${code}`;
  return (
    <p className="actions">
      <Link className={buttonClass({ kind: "primary" })} href={doorPath("/signup", { next })}>
        Create account to {why}
      </Link>
      <Link className={buttonClass({})} href={doorPath("/login", { next })}>
        Log in to {why}
      </Link>
    </p>
  );
}

async function isMember(actor: PersonActor, roomId: string): Promise<boolean> {
  return (await listRooms(actor)).some((room) => room.id === roomId);
}

function isFull({ memberCount, memberLimit }: InvitationPreview): boolean {
  return memberCount >= memberLimit;
}
