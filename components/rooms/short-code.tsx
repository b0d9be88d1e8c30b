"use client";

import { useRef } from "react";
import { useFormActions } from "@/components/shell/form-actions";
import { useNow } from "@/components/shell/reader-time";
import { Button } from "@/components/ui/button";
import { useActions, useMe } from "@/lib/client/hooks";
import type { FoundShortCode } from "@/lib/client/types";
import { can } from "@/lib/contract/permissions";
import type { RoomView, ShortCodeView } from "@/lib/contract/views";
import { ConfirmButton } from "./confirm-button";
import { CopyButton } from "./copy-button";
import { countWords } from "./count-words";
import { minutesLeft } from "./invitation-terms";
import { ConfirmActions } from "./question";
import { useRequestForm } from "./request-form";
import { ShortCodePoster } from "./short-code-poster";
import { useFetched } from "./use-fetched";

type Props = { room: RoomView; linkNews: number; seed: FoundShortCode | null };

/** The code for the blackboard: made on demand, shown with the time it has left. */
export function ShortCode({ room, linkNews, seed }: Props) {
  const part = useRef<HTMLElement>(null);
  const me = useMe();
  const now = useNow();
  const { findShortCode } = useActions();
  const { data, put } = useFetched(() => findShortCode(room.id), `${room.id} ${linkNews}`, seed);
  const shortCode = data?.shortCode ?? null;
  const minutes = shortCode ? minutesLeft(shortCode.expiresAt, now) : 0;
  const changed = (found: FoundShortCode) => {
    put(found);
    // The button that was pressed gives way to another.
    part.current?.focus();
  };

  return (
    <section className="blackboard" ref={part} tabIndex={-1} aria-label="Code for the blackboard">
      {shortCode && minutes > 0 ? (
        <>
          <p className="ui">Code for the blackboard</p>
          <p className="short-code">
            {shortCode.code}
            <CopyButton text={shortCode.code} label="Copy code" done="Code copied" />
          </p>
          <p className="small soft">Works for {countWords(minutes, "minute")} more</p>
          <div className="invite-actions">
            <ShortCodePoster room={room} shortCode={shortCode} minutes={minutes} />
            {(shortCode.createdBy.id === me.id || can(room.role, "renewInvitation")) && (
              <EndCode room={room} shortCode={shortCode} onEnded={changed} />
            )}
          </div>
        </>
      ) : (
        <MakeCode room={room} onMade={changed} />
      )}
    </section>
  );
}

type MakeProps = { room: RoomView; onMade: (found: FoundShortCode) => void };

function MakeCode({ room, onMade }: MakeProps) {
  const { actions } = useFormActions();
  const { makeShortCode } = useActions();
  const { form, error, busy } = useRequestForm({
    action: actions.makeShortCode,
    request: () => makeShortCode(room.id),
    onDone: onMade,
  });
  return (
    <form {...form}>
      <input type="hidden" name="roomId" value={room.id} />
      <Button size="small" type="submit" busy={busy}>
        Make a code for the blackboard
      </Button>
      <p className={error ? "small bad" : "small soft"} role={error ? "alert" : undefined}>
        {error ?? "Eight characters that open this room for an hour."}
      </p>
    </form>
  );
}

type EndProps = {
  room: RoomView;
  shortCode: ShortCodeView;
  onEnded: (found: FoundShortCode) => void;
};

function EndCode({ room, shortCode, onEnded }: EndProps) {
  const { actions } = useFormActions();
  const { endShortCode } = useActions();
  const { form, error, busy } = useRequestForm({
    action: actions.endShortCode,
    request: () => endShortCode(room.id),
    onDone: onEnded,
  });
  return (
    <ConfirmButton
      label={
        <>
          End<span className="vh"> code {shortCode.code}</span>
        </>
      }
      kind="quiet"
      size="small"
      title="End this code?"
    >
      <p className="soft">
        Nobody can join {room.name} with it any more. Whoever is in the room stays.
      </p>
      {error && (
        <p className="alert mt-4" role="alert">
          {error}
        </p>
      )}
      <form {...form}>
        <input type="hidden" name="roomId" value={room.id} />
        <ConfirmActions action="End code" busy={busy} />
      </form>
    </ConfirmButton>
  );
}
