"use client";

import { ArrowLeft, LogOut } from "lucide-react";
import { useActionState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { type FormAction, noFormState } from "@/lib/contract/form-state";
import type { UserView } from "@/lib/contract/views";
import { AdminSections } from "./admin-sections";

type Props = { me: UserView; path: string; logOut: FormAction };

/** The sections beside the administration, where the rooms stand beside the room. */
export function AdminFirebox({ me, path, logOut }: Props) {
  const [, leave, leaving] = useActionState(logOut, noFormState);
  return (
    <aside className="firebox" aria-label="Admin">
      <div className="brand">
        <a
          className="icon-btn back"
          href="/rooms"
          aria-label="Back to rooms"
          data-tip="Back to rooms"
        >
          <ArrowLeft />
        </a>
        <b className="grow">Admin</b>
      </div>
      <nav className="rooms" aria-label="Sections">
        <AdminSections path={path} />
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
