import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { doorPath } from "@/components/auth/door-path";
import { FirstStartForm } from "@/components/auth/first-start-form";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { RoomCard } from "@/components/door/room-card";
import { currentActor } from "@/lib/auth/next";
import { isFirstStart } from "@/lib/chat/settings";
import { ownPath } from "@/lib/contract/accounts";
import { env } from "@/lib/env";
import { findInvitation } from "../../find-invitation";
import { destination, invitationIn } from "../destination";
import { firstStartAction, signUpAction } from "./actions";

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return (await isFirstStart())
    ? { title: { absolute: "Light the hearth" } }
    : { title: "Sign up" };
}

export default async function SignUpPage({ searchParams }: Props) {
  const { next } = await searchParams;
  if (await currentActor()) redirect(destination(next));
  if (await isFirstStart()) return <FirstStart />;
  const path = ownPath(next);
  const code = invitationIn(path);
  const found = code ? await findInvitation(code) : null;
  const room = found?.ok ? found.data : null;
  return (
    <div>
      {room && <RoomCard room={room} />}
      <h1 className="title">Sign up</h1>
      {mayRegister(room !== null) ? (
        <SignUpForm action={signUpAction} next={path} />
      ) : (
        <p>This Hearth is by invitation. Ask a member for a link.</p>
      )}
      <p className="aside">
        Already here? <Link href={doorPath("/login", { next: path })}>Log in</Link>
      </p>
    </div>
  );
}

function FirstStart() {
  return (
    <div>
      <h1 className="title">Light the hearth</h1>
      <p>You will be its administrator.</p>
      <FirstStartForm action={firstStartAction} />
    </div>
  );
}

/** Only what the page shows: lib/chat decides again when the form arrives. */
function mayRegister(isInvited: boolean): boolean {
  const { registration } = env();
  return registration === "open" || (registration === "invite" && isInvited);
}
