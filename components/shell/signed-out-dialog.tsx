"use client";

import { useEffect, useRef } from "react";
import { useActions, useConnection } from "@/lib/client/hooks";

/** Says that the session has ended; drafts and unsent messages stay on this device. */
export function SignedOutDialog() {
  const { state } = useConnection();
  const { retryConnection } = useActions();
  const dialog = useRef<HTMLDialogElement>(null);
  const signedOut = state === "signedOut";

  useEffect(() => {
    if (!signedOut) return dialog.current?.close();
    dialog.current?.showModal();
    // Logging in from another tab is noticed on the way back to this one.
    window.addEventListener("focus", retryConnection);
    return () => window.removeEventListener("focus", retryConnection);
  }, [signedOut, retryConnection]);

  const logIn = () => {
    const here = `${window.location.pathname}${window.location.search}`;
    window.location.assign(`/login?next=${encodeURIComponent(here)}`);
  };

  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="signed-out"
      onCancel={(event) => event.preventDefault()}
    >
      <header>
        <h2 className="lead" id="signed-out">
          You were signed out
        </h2>
      </header>
      <p className="soft">Log in to go on. What you wrote is kept on this device.</p>
      <div className="actions">
        <button type="button" className="btn primary" onClick={logIn}>
          Log in
        </button>
      </div>
    </dialog>
  );
}
