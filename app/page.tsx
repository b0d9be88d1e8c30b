import Link from "next/link";
import { redirect } from "next/navigation";
import { DoorFrame } from "@/components/door/door-frame";
import { buttonClass } from "@/components/ui/button-class";
import { currentActor } from "@/lib/auth/next";
import { hearthName, isFirstStart } from "@/lib/chat/settings";

/** The front step: members go on to their rooms, the very first person lights the hearth. */
export default async function WelcomePage() {
  if (await currentActor()) redirect("/rooms");
  if (await isFirstStart()) redirect("/signup");
  const name = await hearthName();
  return (
    <DoorFrame name={name}>
      <div className="calm">
        <h1 className="display">Welcome to {name}</h1>
        <p className="soft">Group chat for the people who gather here.</p>
        <p className="actions">
          <Link className={buttonClass({ kind: "primary" })} href="/login">
            Log in
          </Link>
          <Link className={buttonClass({})} href="/signup">
            Sign up
          </Link>
        </p>
      </div>
    </DoorFrame>
  );
}
