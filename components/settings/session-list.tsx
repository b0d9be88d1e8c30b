"use client";

import { Laptop, Smartphone } from "lucide-react";
import { useActionState, useEffect, useRef } from "react";
import { FormAlert } from "@/components/auth/form-alert";
import { useDayLabel, useReaderTime } from "@/components/shell/reader-time";
import { Button } from "@/components/ui/button";
import { deviceName } from "@/lib/contract/device-name";
import { type FormAction, noFormState } from "@/lib/contract/form-state";
import type { SessionView } from "@/lib/contract/sessions";

type Props = { sessions: SessionView[]; revoke: FormAction; revokeOthers: FormAction };

/** Where one is signed in, and the ways to end it. */
export function SessionList({ sessions, revoke, revokeOthers }: Props) {
  const [one, endOne, endingOne] = useActionState(revoke, noFormState);
  const [others, endOthers, endingOthers] = useActionState(revokeOthers, noFormState);
  const list = useRef<HTMLUListElement>(null);

  // The button that was pressed is gone with its row.
  useEffect(() => {
    if (one.done || others.done) list.current?.focus();
  }, [one, others]);

  return (
    <>
      <FormAlert failure={one.failure ?? others.failure} />
      <ul className="sessions" ref={list} tabIndex={-1} aria-label="Signed-in devices">
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionWords {...session} />
            {!session.isCurrent && (
              <form action={endOne}>
                <input type="hidden" name="sessionId" value={session.id} />
                <Button size="small" type="submit" busy={endingOne}>
                  Sign out<span className="vh"> {deviceName(session.device)}</span>
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <p className="vh" role="status">
        {one.done || others.done ? "Signed out there." : ""}
      </p>
      {sessions.length > 1 && (
        <form action={endOthers}>
          <Button kind="danger" type="submit" busy={endingOthers}>
            Sign out everywhere else
          </Button>
        </form>
      )}
    </>
  );
}

function SessionWords({ device, address, lastSeenAt, isCurrent }: SessionView) {
  const name = deviceName(device);
  const day = useDayLabel(lastSeenAt);
  const { clock } = useReaderTime();
  const Icon = /iPhone|Android/.test(name) ? Smartphone : Laptop;
  return (
    <>
      <Icon aria-hidden="true" />
      <div className="grow">
        <b>{name}</b>
        <p>
          {isCurrent && <span className="here">This device</span>}
          <span>{address}</span>
          <span>
            Last seen <time dateTime={lastSeenAt}>{`${day}, ${clock(lastSeenAt)}`}</time>
          </span>
        </p>
      </div>
    </>
  );
}
