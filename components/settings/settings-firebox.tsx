"use client";

import {
  ArrowLeft,
  Download,
  Eye,
  KeyRound,
  Laptop,
  LogOut,
  Mail,
  Palette,
  ShieldCheck,
  UserMinus,
  UserRound,
} from "lucide-react";
import { useActionState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { type FormAction, noFormState } from "@/lib/contract/form-state";
import type { UserView } from "@/lib/contract/views";
import { useSectionInView } from "./use-section-in-view";

const sections = [
  { id: "profile", name: "Profile", icon: UserRound },
  { id: "presence", name: "Presence", icon: Eye },
  { id: "email", name: "E-mail", icon: Mail },
  { id: "password", name: "Password", icon: KeyRound },
  { id: "two-step", name: "Two-step sign-in", icon: ShieldCheck },
  { id: "appearance", name: "Appearance", icon: Palette },
  { id: "sessions", name: "Sessions", icon: Laptop },
  { id: "data", name: "Your data", icon: Download },
  { id: "delete", name: "Delete account", icon: UserMinus },
];
const sectionIds = sections.map(({ id }) => id);

type Props = { me: UserView; logOut: FormAction };

/** The sections beside the settings, where the rooms stand beside the room. */
export function SettingsFirebox({ me, logOut }: Props) {
  const [, leave, leaving] = useActionState(logOut, noFormState);
  const { current, choose } = useSectionInView(sectionIds);
  return (
    <aside className="firebox" aria-label="Settings">
      <div className="brand">
        <a
          className="icon-btn back"
          href="/rooms"
          aria-label="Back to rooms"
          data-tip="Back to rooms"
        >
          <ArrowLeft />
        </a>
        <b className="grow">Settings</b>
      </div>
      <nav className="rooms" aria-label="Sections">
        <ul>
          {sections.map(({ id, name, icon: Icon }) => (
            <li key={id}>
              <a
                className="row"
                href={`#${id}`}
                aria-current={current === id ? "location" : undefined}
                onClick={() => choose(id)}
              >
                <Icon aria-hidden="true" />
                <span className="name">{name}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="me">
        <Avatar {...me} size={28} />
        <span className="grow clip">{me.name}</span>
        <form action={leave}>
          <button
            type="submit"
            className="icon-btn"
            aria-label="Log out"
            data-tip="Log out"
            aria-busy={leaving || undefined}
          >
            <LogOut />
          </button>
        </form>
      </div>
    </aside>
  );
}
