"use client";

import { ChevronDown, Keyboard, LogOut, ShieldCheck } from "lucide-react";
import { useActionState } from "react";
import { useMe } from "@/lib/client/hooks";
import { noFormState } from "@/lib/contract/form-state";
import { useFormActions } from "./form-actions";

/** The menu beside Hearth's name. A native popover: it opens without scripts, Escape closes it. */
export function BrandMenu({ onKeyboard }: { onKeyboard: () => void }) {
  const { isAdmin } = useMe();
  const { actions } = useFormActions();
  const [, logOut, leaving] = useActionState(actions.logOut, noFormState);
  return (
    <>
      <button
        type="button"
        className="icon-btn"
        aria-label="Menu"
        data-tip="Menu"
        popoverTarget="brand-menu"
      >
        <ChevronDown />
      </button>
      <div id="brand-menu" className="menu brand-menu" popover="auto">
        {isAdmin && (
          <a className="menu-item" href="/admin">
            <ShieldCheck />
            Admin
          </a>
        )}
        <button
          type="button"
          className="menu-item needs-script"
          popoverTarget="brand-menu"
          popoverTargetAction="hide"
          onClick={onKeyboard}
        >
          <Keyboard />
          Keyboard
        </button>
        <form action={logOut}>
          <button type="submit" className="menu-item" aria-busy={leaving || undefined}>
            <LogOut />
            Log out
          </button>
        </form>
      </div>
    </>
  );
}
